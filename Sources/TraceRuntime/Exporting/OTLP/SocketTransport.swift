internal import Dispatch

/// Sends bodies by HTTP, without encryption and without a proxy, over sockets.
///
/// Foundation could do that, too, but on Linux (6.3.1) it asks the proxy of the environment even for this host, refuses
/// addresses like `[::1]`, and goes on reading a response that nobody wants: hundreds of megabytes at once.
struct SocketTransport: OTLPTransport {
    private let endpoint: TraceEndpoint
    private let head: String
    /// One after the other, as batches are. A name that the system looks up for minutes holds up one thread.
    private let queue = DispatchQueue(label: "TraceRuntime.SocketTransport")

    init(_ options: TraceOTLPOptions) {
        endpoint = options.endpoint
        let isBracketed = endpoint.isIPv6Address
        let host = (isBracketed ? "[\(endpoint.host)]" : endpoint.host) + (endpoint.port.map { ":\($0)" } ?? "")
        let headers = [("host", host)] + options.requestHeaders.filter { !Self.ownHeaders.contains($0.name) }
        head =
            "POST \(endpoint.target) HTTP/1.1\r\n" + headers.map { "\($0.0): \($0.1)\r\n" }.joined()
    }

    /// What only the transport knows.
    private static let ownHeaders: Set = ["host", "content-length", "transfer-encoding"]

    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        let request = Array("\(head)content-length: \(body.count)\r\n\r\n".utf8) + body
        let exchange = SocketExchange(host: endpoint.host, port: endpoint.port ?? "80")
        return await exchange.run(request, within: limit, on: queue)
    }
}
