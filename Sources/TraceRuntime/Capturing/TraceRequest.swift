/// What a route's span reads of a request. Conform your framework's type, once:
///
/// ```swift
/// extension Request: @retroactive TraceRequest {
///     public var traceMethod: String { method.rawValue }
///     public var traceURL: String { uri.string }
///     public var traceHeaders: [(name: String, value: String)] { headers.map { ($0.name.rawName, $0.value) } }
/// }
/// ```
public protocol TraceRequest {
    /// `GET`
    var traceMethod: String { get }
    /// The whole URL, or its path and query.
    var traceURL: String { get }
    /// One element for each header line, in their order.
    var traceHeaders: [(name: String, value: String)] { get }
    var traceBody: TraceBody { get }
}

extension TraceRequest {
    public var traceHeaders: [(name: String, value: String)] { [] }
    public var traceBody: TraceBody { .none }
}

/// What supplies the values of a route's `{placeholders}`: a request, or the context beside it.
public protocol TracePathParameters {
    /// One element for each placeholder, in their order.
    var tracePathParameters: [(name: String, value: String)] { get }
}

/// What a route's span reads of a result.
public protocol TraceResponse {
    var traceStatus: Int { get }
    /// One element for each header line, in their order.
    var traceHeaders: [(name: String, value: String)] { get }
    var traceBody: TraceBody { get }
}

extension TraceResponse {
    public var traceHeaders: [(name: String, value: String)] { [] }
    public var traceBody: TraceBody { .none }
}

/// A body, if it is in memory: a stream is never consumed.
public enum TraceBody: Sendable, Hashable {
    case none
    case bytes([UInt8], contentType: String?)
    case stream
}
