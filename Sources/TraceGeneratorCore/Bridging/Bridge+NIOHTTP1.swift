extension Bridge {
    static let nioHTTP1 = Bridge(
        "NIOHTTP1",
        code: #"""
            // The bridge to NIOHTTP1 of swift-nio, tried with 2.101.

            \#(messages.code)

            \#(nioHeaders("__TraceHTTPHeaders"))

            nonisolated private struct __TraceHTTPRequestHead: TraceRuntime::TraceRequest {
                let head: NIOHTTP1::HTTPRequestHead

                var traceMethod: String { head.method.rawValue }
                var traceURL: String { head.uri }
                var traceHeaders: [(name: String, value: String)] { head.headers.map { ($0.name, $0.value) } }
                var traceBody: TraceRuntime::TraceBody { .stream }
                var traceProtocolVersion: String? { "\(head.version.major).\(head.version.minor)" }
            }

            nonisolated private struct __TraceHTTPResponseHead: TraceRuntime::TraceResponse {
                let head: NIOHTTP1::HTTPResponseHead

                var traceStatus: Int { Int(head.status.code) }
                var traceHeaders: [(name: String, value: String)] { head.headers.map { ($0.name, $0.value) } }
                var traceBody: TraceRuntime::TraceBody { .stream }
            }
            """#)

    private static let messages = HTTPMessageTypes(
        headers: HeaderType(module: "NIOHTTP1", type: "HTTPHeaders", noun: "headers", variable: "headers"),
        request: "HTTPRequestHead", response: "HTTPResponseHead")

    /// A structure by which the runtime reads and sets the headers of NIOHTTP1.
    static func nioHeaders(_ name: String) -> String {
        #"""
        nonisolated private struct \#(name): TraceRuntime::TraceHeaders {
            var headers: NIOHTTP1::HTTPHeaders

            func traceHeaderValues(named name: String) -> [String] { headers[name] }

            mutating func setTraceHeader(named name: String, to value: String?) {
                headers.remove(name: name)
                if let value { headers.add(name: name, value: value) }
            }
        }
        """#
    }
}
