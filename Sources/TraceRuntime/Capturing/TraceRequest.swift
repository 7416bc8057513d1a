/// A request whose data a route's span can record. Conform the request type of your framework to it:
///
/// ```swift
/// extension Request: @retroactive TraceRequest {
///     public var traceMethod: String { method.rawValue }
///     public var traceURL: String { uri.string }
///     public var traceHeaders: [(name: String, value: String)] { headers.map { ($0.name.rawName, $0.value) } }
/// }
/// ```
public protocol TraceRequest {
    /// The method, such as `GET`.
    var traceMethod: String { get }
    /// The complete URL, or its path and query.
    var traceURL: String { get }
    /// The header lines, in their order.
    var traceHeaders: [(name: String, value: String)] { get }
    var traceBody: TraceBody { get }

    // The stable names of attributes include these. What is nil is taken from the headers and the URL.

    /// The scheme of the URL that the client asked for, such as `https`.
    var traceScheme: String? { get }
    /// The host that the client asked for, with its port if one is written: `shop.example:8080`
    var traceAuthority: String? { get }
    /// The client's address. Without it, it is what proxies say in `Forwarded` or `X-Forwarded-For`.
    var traceClientAddress: String? { get }
    /// The version of HTTP: `1.1`, `2`. It has no default.
    var traceProtocolVersion: String? { get }
}

extension TraceRequest {
    public var traceHeaders: [(name: String, value: String)] { [] }
    public var traceBody: TraceBody { .none }
    public var traceScheme: String? { nil }
    public var traceAuthority: String? { nil }
    public var traceClientAddress: String? { nil }
    public var traceProtocolVersion: String? { nil }
}

extension TraceRequest {
    /// The method and the path, by which a filter knows a request: `GET /health`
    var filterName: String {
        let path = traceURL.prefix { $0 != "?" && $0 != "#" }
        let start = path.authorityStartOfURL.flatMap { path[$0...].firstIndex(of: "/") } ?? path.startIndex
        return "\(traceMethod) \(path[start...])".cut(toBytes: TraceSpanLimits.nameLengthMax)
    }
}

/// A source of the values of a route's `{placeholders}`: a request, or its context.
public protocol TracePathParameters {
    /// The values of the placeholders, in their order.
    var tracePathParameters: [(name: String, value: String)] { get }
}

/// A result whose data a route's span can record as a response.
public protocol TraceResponse {
    var traceStatus: Int { get }
    /// The header lines, in their order.
    var traceHeaders: [(name: String, value: String)] { get }
    var traceBody: TraceBody { get }
}

extension TraceResponse {
    public var traceHeaders: [(name: String, value: String)] { [] }
    public var traceBody: TraceBody { .none }
}

/// The body of a request or a response. A stream is never consumed.
public enum TraceBody: Sendable, Hashable {
    case none
    case bytes([UInt8], contentType: String?)
    case stream
}
