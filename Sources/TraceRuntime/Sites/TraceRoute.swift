/// The parts of a request and a response that a route's span records. They have the names of the arguments of
/// `@traceRoute`.
public struct TraceRoute: Sendable {
    /// The method, such as `GET`; nil if the request's is recorded.
    public let method: String?
    /// The route template, such as `/users/{id}`.
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

/// A selection of values to capture: nothing (`false`), everything (`true`) or only some names (`["x-request-id"]`).
public enum TraceCapture: Sendable, Hashable, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
    case nothing
    case everything
    /// The values with these names, which are compared without case.
    case only([String])

    public init(booleanLiteral value: Bool) { self = value ? .everything : .nothing }
    public init(arrayLiteral elements: String...) { self = .only(elements) }
}
