/// What is known of a wrapper's span when its code is generated.
struct SitePlan: Sendable {
    /// Empty where the request gives it at run time.
    let name: String
    let kind: AnnotationSpanKind
    /// `UserStore.getUser(id:)`
    let function: String
    /// Of the annotation.
    let line: Int
    /// In the order of the annotation.
    let attributes: [(key: String, value: SiteConstant)]
    /// Nil unless the annotation is `@traceRoute`.
    let route: RoutePlan?
    let sample: Double?
    let redact: [String]
}

/// A literal of an annotation.
enum SiteConstant: Sendable, Equatable {
    case string(String)
    case integer(Int)
    case double(Double)
    case boolean(Bool)

    /// Nil for a path, which is no constant.
    init?(_ value: AnnotationValue) {
        switch value.kind {
        case .string(let string): self = .string(string)
        case .integer(let integer): self = .integer(integer)
        case .double(let double): self = .double(double)
        case .boolean(let boolean): self = .boolean(boolean)
        case .path, .member, .array, .dictionary: return nil
        }
    }

    /// As a part of a span's name.
    var text: String {
        switch self {
        case .string(let string): string
        case .integer(let integer): "\(integer)"
        case .double(let double): "\(double)"
        case .boolean(let boolean): "\(boolean)"
        }
    }
}

/// What a route's span records of its request and response.
struct RoutePlan: Sendable {
    let method: String?
    let template: String?
    let includeQueryParams: CaptureSelection
    let includePathParams: Bool
    let includeHeaders: CaptureSelection
    let includeRequestBody: Bool
    let includeResponseBody: Bool
}

/// Nothing, everything, or what has one of these names.
enum CaptureSelection: Sendable, Equatable {
    case nothing
    case everything
    case only([String])

    /// Of an argument that is a boolean or a list of names; nothing where it is not written.
    init(_ argument: AnnotationArgument?) {
        switch argument?.value.kind {
        case .boolean(true): self = .everything
        case .array(let elements) where !elements.isEmpty: self = .only(elements.compactMap(\.string))
        default: self = .nothing
        }
    }
}

extension AnnotationValue {
    var string: String? {
        if case .string(let string) = kind { string } else { nil }
    }
}
