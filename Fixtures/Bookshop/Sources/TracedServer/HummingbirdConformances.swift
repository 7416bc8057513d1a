public import Hummingbird
public import TraceRuntime

// All that annotations need to know of Hummingbird: the article *Frameworks* shows this file.

extension Request: @retroactive TraceRequest {
    public var traceMethod: String { method.rawValue }
    public var traceURL: String { "\(head.scheme ?? "http")://\(head.authority ?? "")\(head.path ?? "/")" }
    public var traceHeaders: [(name: String, value: String)] { headers.map { ($0.name.rawName, $0.value) } }
    public var traceBody: TraceBody { .stream }
}

extension BasicRequestContext: @retroactive TracePathParameters {
    public var tracePathParameters: [(name: String, value: String)] {
        parameters.map { (String($0.key), String($0.value)) }
    }
}

extension Response: @retroactive TraceResponse {
    public var traceStatus: Int { status.code }
    public var traceHeaders: [(name: String, value: String)] { headers.map { ($0.name.rawName, $0.value) } }
    public var traceBody: TraceBody { .stream }
}

extension TraceConfiguration {
    /// The status of whatever error Hummingbird answers with one.
    public static let hummingbirdStatus: @Sendable (any Error) -> Int? = { ($0 as? any HTTPResponseError)?.status.code }
}
