extension Bridge {
    static let hummingbird = Bridge(
        "Hummingbird", contextParameter: "context", followsResponses: true,
        setUp: "configuration.__bridgeHummingbird()",
        code: #"""
            // The bridge to Hummingbird 2, tried with 2.28.

            nonisolated extension TraceRuntime::TraceContext {
                static func parent(_ request: Hummingbird::Request) -> Self? {
                    parent(__TraceHummingbirdRequest(request))
                }

                /// Returns nil: a request's context has no headers.
                @_disfavoredOverload
                static func parent(_ context: some Hummingbird::RequestContext) -> Self? { nil }
            }

            nonisolated extension TraceRuntime::TraceSpan {
                /// Records the parts of a request that the route captures.
                func recordRequest(_ request: Hummingbird::Request) {
                    recordRequest(__TraceHummingbirdRequest(request))
                }

                /// Records the values of the route's placeholders.
                @_disfavoredOverload
                func recordPathParameters(_ context: some Hummingbird::RequestContext) {
                    recordPathParameters(__TraceHummingbirdParameters(context))
                }

                /// Records what the route asks of a response.
                func recordResponse(_ response: (some __TraceHummingbirdResponse)?) {
                    recordResponse(response.map { __TraceHummingbirdAnswer($0) })
                }

                /// Records what the route asks of a response, which has its own status.
                func recordResponse(_ response: (some __TraceHummingbirdResponse)?, status: Int) {
                    recordResponse(response)
                }

                /// Records that the response's body was not read.
                func recordResponseBody(_ response: (some __TraceHummingbirdResponse)?) {
                    recordResponseBody(response.map { __TraceHummingbirdAnswer($0) })
                }

                /// Records the value that becomes the response's body, in JSON.
                func recordResponseBody(_ response: Hummingbird::EditedResponse<some Encodable>) {
                    recordResponseBody(response.responseGenerator)
                }

                /// Returns the response. If its body is a stream, the span ends with that.
                func following(_ response: Hummingbird::Response) -> Hummingbird::Response {
                    response.__following(.ofRoute())
                }

                /// Returns the response. If its body is a stream, the span ends with that.
                func following(_ response: Hummingbird::Response?) -> Hummingbird::Response? {
                    response?.__following(.ofRoute())
                }

                /// Returns the response. If its body is a stream, the span ends with that.
                func following(
                    _ response: Hummingbird::EditedResponse<Hummingbird::Response>
                ) -> Hummingbird::EditedResponse<Hummingbird::Response> {
                    var response = response
                    response.responseGenerator = following(response.responseGenerator)
                    return response
                }
            }

            nonisolated extension Hummingbird::Response {
                /// Lets the body end a span if it is a stream. Hummingbird knows the length of all other bodies.
                fileprivate func __following(
                    _ stream: @autoclosure () -> TraceRuntime::TraceResponseStream?
                ) -> Hummingbird::Response {
                    let body = self.body
                    guard body.contentLength == nil, let stream = stream() else { return self }
                    var response = self
                    response.body = Hummingbird::ResponseBody { writer in
                        try await stream.write {
                            try await body.write(__TraceHummingbirdWriter(writer: writer, stream: stream))
                        }
                    }
                    return response
                }
            }

            /// A writer that notes when the client has gone away. The route has not failed then.
            nonisolated private struct __TraceHummingbirdWriter: Hummingbird::ResponseBodyWriter {
                var writer: any Hummingbird::ResponseBodyWriter
                let stream: TraceRuntime::TraceResponseStream

                mutating func write(_ buffer: Hummingbird::ByteBuffer) async throws {
                    do { try await writer.write(buffer) } catch { throw stream.abandoned(error) }
                }

                mutating func write(contentsOf buffers: some Sequence<Hummingbird::ByteBuffer>) async throws {
                    do { try await writer.write(contentsOf: buffers) } catch { throw stream.abandoned(error) }
                }

                consuming func finish(_ trailingHeaders: Hummingbird::HTTPFields?) async throws {
                    do { try await writer.finish(trailingHeaders) } catch { throw stream.abandoned(error) }
                }
            }

            nonisolated extension TraceRuntime::TraceRequestParts {
                /// Adds a request without path parameters.
                func and(
                    _ request: Hummingbird::Request
                ) -> TraceRuntime::TraceRequestParts<TraceRuntime::TracePresent, PathParameters> {
                    and(__TraceHummingbirdRequest(request))
                }

                /// Adds a request's context, which has the path parameters.
                @_disfavoredOverload
                func and(
                    _ context: some Hummingbird::RequestContext
                ) -> TraceRuntime::TraceRequestParts<Request, TraceRuntime::TracePresent> {
                    and(__TraceHummingbirdParameters(context))
                }
            }

            /// Traces each request, also one that no annotation reaches: a closure given to the router, an unknown
            /// path, an error of another middleware.
            ///
            /// Add it to the router before all other middleware. A handler that is annotated with `@traceRoute` has no
            /// span of its own then: it gives the request's span its name, attributes and captures.
            nonisolated struct TraceMiddleware<Context: Hummingbird::RequestContext>: Hummingbird::RouterMiddleware {
                func handle(
                    _ request: Hummingbird::Request, context: Context,
                    next: (Hummingbird::Request, Context) async throws -> Hummingbird::Response
                ) async throws -> Hummingbird::Response {
                    try await TraceRuntime::withTraceRequest(
                        __TraceHummingbirdRequest(request), route: { context.__traceRoute }
                    ) { span in
                        let response = try await next(request, context)
                        span.recordResponse(response)
                        return response.__following(.ofRequest())
                    }
                }
            }

            nonisolated extension Hummingbird::RequestContext {
                /// The route that the router has found. For an unknown path Hummingbird has a name that is none.
                fileprivate var __traceRoute: String? { endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil } }
            }

            /// A result of a handler that has a status.
            nonisolated protocol __TraceHummingbirdResponse {
                var __traceStatus: Hummingbird::HTTPResponse.Status { get }
                var __traceFields: Hummingbird::HTTPFields { get }
            }

            nonisolated extension Hummingbird::Response: __TraceHummingbirdResponse {
                var __traceStatus: Hummingbird::HTTPResponse.Status { status }
                var __traceFields: Hummingbird::HTTPFields { headers }
            }

            nonisolated extension Hummingbird::EditedResponse: __TraceHummingbirdResponse {
                var __traceStatus: Hummingbird::HTTPResponse.Status {
                    status ?? (responseGenerator as? any __TraceHummingbirdResponse)?.__traceStatus ?? .ok
                }
                var __traceFields: Hummingbird::HTTPFields { headers }
            }

            nonisolated extension Hummingbird::HTTPResponse.Status: __TraceHummingbirdResponse {
                var __traceStatus: Hummingbird::HTTPResponse.Status { self }
                var __traceFields: Hummingbird::HTTPFields { [:] }
            }

            nonisolated private struct __TraceHummingbirdRequest: TraceRuntime::TraceRequest {
                let request: Hummingbird::Request

                init(_ request: Hummingbird::Request) { self.request = request }

                var traceMethod: String { request.method.rawValue }
                var traceURL: String {
                    "\(request.head.scheme ?? "http")://\(request.head.authority ?? "")\(request.head.path ?? "/")"
                }
                var traceHeaders: [(name: String, value: String)] {
                    request.headers.map { ($0.name.rawName, $0.value) }
                }
                var traceBody: TraceRuntime::TraceBody { .stream }
                var traceScheme: String? { request.head.scheme }
                var traceAuthority: String? { request.head.authority }
            }

            nonisolated private struct __TraceHummingbirdParameters: TraceRuntime::TracePathParameters {
                let tracePathParameters: [(name: String, value: String)]

                init(_ context: some Hummingbird::RequestContext) {
                    tracePathParameters = context.parameters.map { (String($0.key), String($0.value)) }
                }
            }

            nonisolated private struct __TraceHummingbirdAnswer: TraceRuntime::TraceResponse {
                let traceStatus: Int
                private let fields: Hummingbird::HTTPFields
                var traceHeaders: [(name: String, value: String)] { fields.map { ($0.name.rawName, $0.value) } }
                var traceBody: TraceRuntime::TraceBody { .stream }

                init(_ response: some __TraceHummingbirdResponse) {
                    traceStatus = response.__traceStatus.code
                    fields = response.__traceFields
                }
            }

            nonisolated extension TraceRuntime::TraceConfiguration {
                /// Reads the status of whatever error Hummingbird answers with one.
                mutating func __bridgeHummingbird() {
                    httpStatus = { ($0 as? any Hummingbird::HTTPResponseError)?.status.code }
                }
            }
            """#)
}
