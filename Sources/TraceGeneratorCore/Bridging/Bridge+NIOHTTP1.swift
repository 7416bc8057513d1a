extension Bridge {
    static let nioHTTP1 = Bridge(
        "NIOHTTP1",
        code: #"""
            // The bridge to NIOHTTP1 of swift-nio, tried with 2.101.

            nonisolated extension TraceRuntime::TraceContext {
                /// Extracts the context from headers; nil if they have none.
                init?(extracting headers: NIOHTTP1::HTTPHeaders) {
                    self.init(extracting: __TraceHTTPHeaders(headers: headers))
                }

                /// Puts the context into headers, in place of the one that they may contain.
                func inject(into headers: inout NIOHTTP1::HTTPHeaders) {
                    var bridged = __TraceHTTPHeaders(headers: headers)
                    inject(into: &bridged)
                    headers = bridged.headers
                }

                static func parent(_ headers: NIOHTTP1::HTTPHeaders) -> Self? { Self(extracting: headers) }

                static func parent(_ request: NIOHTTP1::HTTPRequestHead) -> Self? {
                    parent(__TraceHTTPRequestHead(head: request))
                }
            }

            nonisolated extension TraceRuntime::TraceSpan {
                /// Records the parts of a request that the route captures.
                func recordRequest(_ request: NIOHTTP1::HTTPRequestHead) {
                    recordRequest(__TraceHTTPRequestHead(head: request))
                }

                /// Records what the route asks of a response.
                func recordResponse(_ response: NIOHTTP1::HTTPResponseHead?) {
                    recordResponse(response.map { __TraceHTTPResponseHead(head: $0) })
                }

                /// Records what the route asks of a response, which has its own status.
                func recordResponse(_ response: NIOHTTP1::HTTPResponseHead?, status: Int) { recordResponse(response) }

                /// Records that the response's body was not read.
                func recordResponseBody(_ response: NIOHTTP1::HTTPResponseHead?) {
                    recordResponseBody(response.map { __TraceHTTPResponseHead(head: $0) })
                }
            }

            nonisolated extension TraceRuntime::TraceRequestParts {
                /// Adds a request without path parameters.
                func and(
                    _ request: NIOHTTP1::HTTPRequestHead
                ) -> TraceRuntime::TraceRequestParts<TraceRuntime::TracePresent, PathParameters> {
                    and(__TraceHTTPRequestHead(head: request))
                }
            }

            nonisolated private struct __TraceHTTPHeaders: TraceRuntime::TraceHeaders {
                var headers: NIOHTTP1::HTTPHeaders

                func traceHeaderValues(named name: String) -> [String] { headers[name] }

                mutating func setTraceHeader(named name: String, to value: String?) {
                    headers.remove(name: name)
                    if let value { headers.add(name: name, value: value) }
                }
            }

            nonisolated private struct __TraceHTTPRequestHead: TraceRuntime::TraceRequest {
                let head: NIOHTTP1::HTTPRequestHead

                var traceMethod: String { head.method.rawValue }
                var traceURL: String { head.uri }
                var traceHeaders: [(name: String, value: String)] { head.headers.map { ($0.name, $0.value) } }
                var traceBody: TraceRuntime::TraceBody { .stream }
            }

            nonisolated private struct __TraceHTTPResponseHead: TraceRuntime::TraceResponse {
                let head: NIOHTTP1::HTTPResponseHead

                var traceStatus: Int { Int(head.status.code) }
                var traceHeaders: [(name: String, value: String)] { head.headers.map { ($0.name, $0.value) } }
                var traceBody: TraceRuntime::TraceBody { .stream }
            }
            """#)
}
