extension Bridge {
    static let asyncHTTPClient = Bridge(
        "AsyncHTTPClient", imports: ["NIOHTTP1"],
        code: #"""
            // The bridge to AsyncHTTPClient, tried with 1.37.

            nonisolated extension TraceRuntime::TraceContext {
                /// Puts the context into the headers of a request, in place of the one that they may contain.
                func inject(into request: inout AsyncHTTPClient::HTTPClientRequest) {
                    var headers = __TraceClientHeaders(headers: request.headers)
                    inject(into: &headers)
                    request.headers = headers.headers
                }

                /// Puts the context into the headers of a request, in place of the one that they may contain.
                func inject(into request: inout AsyncHTTPClient::HTTPClient.Request) {
                    var headers = __TraceClientHeaders(headers: request.headers)
                    inject(into: &headers)
                    request.headers = headers.headers
                }
            }

            \#(nioHeaders("__TraceClientHeaders"))
            """#)
}
