extension Bridge {
    static let vapor = Bridge(
        "Vapor", imports: ["NIOCore", "NIOHTTP1"], setUp: "configuration.__bridgeVapor()",
        code: #"""
            // The bridge to Vapor 4, tried with a stub of the API of Vapor 4.122, not with Vapor.

            nonisolated extension TraceRuntime::TraceContext {
                static func parent(_ request: Vapor::Request) -> Self? { parent(__TraceVaporRequest(request: request)) }

                /// Puts the context into the headers of a request, in place of the one that they may contain.
                func inject(into request: inout Vapor::ClientRequest) {
                    var headers = __TraceVaporHeaders(headers: request.headers)
                    inject(into: &headers)
                    request.headers = headers.headers
                }
            }

            nonisolated extension TraceRuntime::TraceSpan {
                /// Records the parts of a request that the route captures.
                func recordRequest(_ request: Vapor::Request) { recordRequest(__TraceVaporRequest(request: request)) }

                /// Records the values of the route's placeholders.
                func recordPathParameters(_ request: Vapor::Request) {
                    recordPathParameters(__TraceVaporRequest(request: request))
                }

                /// Records what the route asks of a response.
                func recordResponse(_ response: Vapor::Response?) {
                    recordResponse(response.map { __TraceVaporResponse(response: $0) })
                }

                /// Records what the route asks of a response, which has its own status.
                func recordResponse(_ response: Vapor::Response?, status: Int) { recordResponse(response) }

                /// Records the status that is the response.
                func recordResponse(_ status: Vapor::HTTPStatus) { recordResponse(status: Int(status.code)) }

                /// Records the body of a response, unless it is a stream.
                func recordResponseBody(_ response: Vapor::Response?) {
                    recordResponseBody(response.map { __TraceVaporResponse(response: $0) })
                }
            }

            nonisolated extension TraceRuntime::TraceRequestParts {
                /// Adds a request, which has the path parameters.
                func and(
                    _ request: Vapor::Request
                ) -> TraceRuntime::TraceRequestParts<TraceRuntime::TracePresent, TraceRuntime::TracePresent> {
                    and(__TraceVaporRequest(request: request))
                }
            }

            /// Traces each request, also one that no annotation reaches: a closure given to the router, an unknown
            /// path, an error of another middleware.
            ///
            /// Use it before all other middleware. A handler that is annotated with `@traceRoute` has no span of its
            /// own then: it gives the request's span its name, attributes and captures.
            nonisolated struct TraceMiddleware: Vapor::AsyncMiddleware {
                func respond(
                    to request: Vapor::Request, chainingTo next: any Vapor::AsyncResponder
                ) async throws -> Vapor::Response {
                    try await TraceRuntime::withTraceRequest(
                        __TraceVaporRequest(request: request), route: { request.route?.__traceTemplate }
                    ) { span in
                        let response = try await next.respond(to: request)
                        span.recordResponse(response)
                        return response
                    }
                }
            }

            nonisolated extension Vapor::Route {
                /// The template of the route, `/users/{id}` for `/users/:id`.
                fileprivate var __traceTemplate: String {
                    let components = path.map { component in
                        let name = "\(component)"
                        return name.hasPrefix(":") ? "{\(name.dropFirst())}" : name
                    }
                    return "/" + components.filter { !$0.isEmpty }.joined(separator: "/")
                }
            }

            nonisolated private struct __TraceVaporRequest: TraceRuntime::TraceRequest {
                let request: Vapor::Request

                var traceMethod: String { request.method.rawValue }
                var traceURL: String { request.url.string }
                var traceHeaders: [(name: String, value: String)] {
                    request.headers.map { ($0.name, $0.value) }
                }
                var traceBody: TraceRuntime::TraceBody {
                    guard let body = request.body.data else { return .stream }
                    return .bytes([UInt8](buffer: body), contentType: request.headers.first(name: "content-type"))
                }
            }

            nonisolated extension __TraceVaporRequest: TraceRuntime::TracePathParameters {
                var tracePathParameters: [(name: String, value: String)] {
                    request.parameters.allNames.sorted().compactMap { name in
                        request.parameters.get(name).map { (name, $0) }
                    }
                }
            }

            nonisolated private struct __TraceVaporResponse: TraceRuntime::TraceResponse {
                let response: Vapor::Response

                var traceStatus: Int { Int(response.status.code) }
                var traceHeaders: [(name: String, value: String)] {
                    response.headers.map { ($0.name, $0.value) }
                }
                var traceBody: TraceRuntime::TraceBody {
                    guard let body = response.body.data else { return .stream }
                    return .bytes([UInt8](body), contentType: response.headers.first(name: "content-type"))
                }
            }

            \#(nioHeaders("__TraceVaporHeaders"))

            nonisolated extension TraceRuntime::TraceConfiguration {
                /// Reads the status of whatever error Vapor answers with one.
                mutating func __bridgeVapor() {
                    httpStatus = { ($0 as? any Vapor::AbortError).map { Int($0.status.code) } }
                }
            }
            """#)
}
