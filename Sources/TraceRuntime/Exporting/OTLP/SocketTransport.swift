internal import Dispatch

/// A transport by HTTP over sockets, without encryption and without a proxy.
///
/// Foundation on Linux (6.3.1) has three faults that matter here. It uses the environment's proxy even for this host,
/// refuses addresses such as `[::1]`, and reads a response to its end although the rest is not needed, which may be
/// hundreds of megabytes.
struct SocketTransport: OTLPTransport {
    private let endpoint: TraceEndpoint
    private let head: String
    private let idle = IdleConnection()
    /// The queue for exchanges, one after the other. A slow look-up of a name blocks only its thread.
    private let queue = DispatchQueue(label: "TraceRuntime.SocketTransport")

    init(_ options: TraceOTLPOptions) {
        endpoint = options.endpoint
        let isBracketed = endpoint.isIPv6Address
        let host = (isBracketed ? "[\(endpoint.host)]" : endpoint.host) + (endpoint.port.map { ":\($0)" } ?? "")
        let headers = [("host", host)] + options.requestHeaders.filter { !Self.ownHeaders.contains($0.name) }
        head =
            "POST \(endpoint.target) HTTP/1.1\r\n" + headers.map { "\($0.0): \($0.1)\r\n" }.joined()
    }

    /// The headers that the transport sets itself.
    private static let ownHeaders: Set = ["host", "content-length", "transfer-encoding"]

    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        let head = Array("\(head)content-length: \(body.count)\r\n\r\n".utf8)
        let exchange = SocketExchange(host: endpoint.host, port: endpoint.port ?? "80", idle: idle)
        return await exchange.run([head, body], within: limit, on: queue)
    }
}
