extension Bridge {
    static let httpTypes = Bridge(
        "HTTPTypes",
        code: #"""
            // The bridge to swift-http-types, tried with 1.8.

            nonisolated extension TraceRuntime::TraceContext {
                /// Extracts the context from header fields; nil if they have none.
                init?(extracting fields: HTTPTypes::HTTPFields) {
                    self.init(extracting: __TraceHTTPFields(fields: fields))
                }

                /// Puts the context into header fields, in place of the one that they may contain.
                func inject(into fields: inout HTTPTypes::HTTPFields) {
                    var headers = __TraceHTTPFields(fields: fields)
                    inject(into: &headers)
                    fields = headers.fields
                }

                static func parent(_ fields: HTTPTypes::HTTPFields) -> Self? { Self(extracting: fields) }

                static func parent(_ request: HTTPTypes::HTTPRequest) -> Self? {
                    parent(__TraceHTTPRequest(head: request))
                }
            }

            nonisolated extension TraceRuntime::TraceSpan {
                /// Records the parts of a request that the route captures.
                func recordRequest(_ request: HTTPTypes::HTTPRequest) {
                    recordRequest(__TraceHTTPRequest(head: request))
                }

                /// Records what the route asks of a response.
                func recordResponse(_ response: HTTPTypes::HTTPResponse?) {
                    recordResponse(response.map { __TraceHTTPResponse(head: $0) })
                }

                /// Records what the route asks of a response, which has its own status.
                func recordResponse(_ response: HTTPTypes::HTTPResponse?, status: Int) { recordResponse(response) }

                /// Records that the response's body was not read.
                func recordResponseBody(_ response: HTTPTypes::HTTPResponse?) {
                    recordResponseBody(response.map { __TraceHTTPResponse(head: $0) })
                }
            }

            nonisolated extension TraceRuntime::TraceRequestParts {
                /// Adds a request without path parameters.
                func and(
                    _ request: HTTPTypes::HTTPRequest
                ) -> TraceRuntime::TraceRequestParts<TraceRuntime::TracePresent, PathParameters> {
                    and(__TraceHTTPRequest(head: request))
                }
            }

            nonisolated private struct __TraceHTTPFields: TraceRuntime::TraceHeaders {
                var fields: HTTPTypes::HTTPFields

                func traceHeaderValues(named name: String) -> [String] {
                    HTTPTypes::HTTPField.Name(name).map { fields[values: $0] } ?? []
                }

                mutating func setTraceHeader(named name: String, to value: String?) {
                    if let name = HTTPTypes::HTTPField.Name(name) { fields[name] = value }
                }
            }

            nonisolated private struct __TraceHTTPRequest: TraceRuntime::TraceRequest {
                let head: HTTPTypes::HTTPRequest

                var traceMethod: String { head.method.rawValue }
                var traceURL: String { "\(head.scheme ?? "http")://\(head.authority ?? "")\(head.path ?? "/")" }
                var traceHeaders: [(name: String, value: String)] {
                    head.headerFields.map { ($0.name.rawName, $0.value) }
                }
                var traceBody: TraceRuntime::TraceBody { .stream }
            }

            nonisolated private struct __TraceHTTPResponse: TraceRuntime::TraceResponse {
                let head: HTTPTypes::HTTPResponse

                var traceStatus: Int { head.status.code }
                var traceHeaders: [(name: String, value: String)] {
                    head.headerFields.map { ($0.name.rawName, $0.value) }
                }
                var traceBody: TraceRuntime::TraceBody { .stream }
            }
            """#)
}
