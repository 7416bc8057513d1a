extension Bridge {
    static let httpTypes = Bridge(
        "HTTPTypes",
        code: #"""
            // The bridge to swift-http-types, tried with 1.8.

            \#(messages.code)

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
                var traceScheme: String? { head.scheme }
                var traceAuthority: String? { head.authority }
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

    private static let messages = HTTPMessageTypes(
        headers: HeaderType(module: "HTTPTypes", type: "HTTPFields", noun: "header fields", variable: "fields"),
        request: "HTTPRequest", response: "HTTPResponse")
}
