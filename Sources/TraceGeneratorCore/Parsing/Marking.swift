/// The meaning of a comment for the declaration below it.
indirect enum Marking: Sendable {
    case annotation(Annotation)
    /// `@traceIgnore`, by the offset of its `@`.
    case ignore(offset: Int)
    /// `@traceBridge`, by the offset of its `@`.
    case bridge(offset: Int)

    static let ignoreName = "@traceIgnore"
    static let bridgeName = "@traceBridge"

    /// Every word that may begin one.
    static let names = AnnotationKind.allCases.map(\.rawValue) + [ignoreName, bridgeName]

    /// As it is written: `@traceDB`.
    var name: String {
        switch self {
        case .annotation(let annotation): annotation.kind.rawValue
        case .ignore: Self.ignoreName
        case .bridge: Self.bridgeName
        }
    }

    /// Nil for `@traceIgnore` and `@traceBridge`.
    var annotation: Annotation? { if case .annotation(let annotation) = self { annotation } else { nil } }

    var offset: Int {
        switch self {
        case .annotation(let annotation): annotation.offset
        case .ignore(let offset), .bridge(let offset): offset
        }
    }
}
