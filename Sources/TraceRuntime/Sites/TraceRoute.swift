/// What a route's span records: the arguments of `@traceRoute`, under the same names.
public struct TraceRoute: Sendable {
    /// `GET`; nil takes the request's.
    public let method: String?
    /// `/users/{id}`
    public let template: String?
    public let includeQueryParams: TraceCapture
    public let includePathParams: Bool
    public let includeHeaders: TraceCapture
    public let includeRequestBody: Bool
    public let includeResponseBody: Bool

    public init(
        method: String? = nil, template: String? = nil, includeQueryParams: TraceCapture = false,
        includePathParams: Bool = false, includeHeaders: TraceCapture = false, includeRequestBody: Bool = false,
        includeResponseBody: Bool = false
    ) {
        self.method = method
        self.template = template
        self.includeQueryParams = includeQueryParams
        self.includePathParams = includePathParams
        self.includeHeaders = includeHeaders
        self.includeRequestBody = includeRequestBody
        self.includeResponseBody = includeResponseBody
    }
}

/// Nothing (`false`), everything (`true`) or these names alone (`["x-request-id"]`).
public enum TraceCapture: Sendable, Hashable, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
    case nothing
    case everything
    /// Compared without case.
    case only([String])

    public init(booleanLiteral value: Bool) { self = value ? .everything : .nothing }
    public init(arrayLiteral elements: String...) { self = .only(elements) }
}
