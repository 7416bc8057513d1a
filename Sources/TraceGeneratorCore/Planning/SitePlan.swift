/// The facts about a wrapper's span that are known when its code is generated.
struct SitePlan: Sendable {
    /// Empty where the request gives it at run time.
    let name: String
    let kind: AnnotationSpanKind
    /// `UserStore.getUser(id:)`
    let function: String
    /// `App/UserStore.swift`
    let fileID: String
    /// The annotation's line.
    let line: Int
    /// In the order of the annotation.
    let attributes: [(key: String, value: AnnotatedConstant)]
    /// Nil unless the annotation is `@traceRoute`.
    let route: RoutePlan?
    let sample: Double?
    let redact: [String]
    let isRoot: Bool
}

/// The parts of request and response that a route's span records.
struct RoutePlan: Sendable {
    let method: String?
    let template: String?
    let includeQueryParams: CaptureSelection
    let includePathParams: Bool
    let includeHeaders: CaptureSelection
    let includeRequestBody: Bool
    let includeResponseBody: Bool
}

extension AnnotatedConstant {
    /// The constant as a part of a span's name.
    var text: String {
        switch self {
        case .string(let string): string
        case .integer(let integer): "\(integer)"
        case .double(let double): "\(double)"
        case .boolean(let boolean): "\(boolean)"
        }
    }
}
