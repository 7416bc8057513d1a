extension Bridge {
    static let grpcCore = Bridge(
        "GRPCCore",
        code: #"""
            // The bridge to GRPCCore of grpc-swift 2, tried with 2.4.

            nonisolated extension TraceRuntime::TraceContext {
            \#(metadata.functions)
            }

            /// Traces each call that a server answers: one SERVER span, which ends when the response has been written.
            ///
            /// Give it to the server before all other interceptors.
            nonisolated struct TraceServerInterceptor: GRPCCore::ServerInterceptor {
                func intercept<Input: Sendable, Output: Sendable>(
                    request: GRPCCore::StreamingServerRequest<Input>, context: GRPCCore::ServerContext,
                    next: @Sendable (
                        GRPCCore::StreamingServerRequest<Input>, GRPCCore::ServerContext
                    ) async throws -> GRPCCore::StreamingServerResponse<Output>
                ) async throws -> GRPCCore::StreamingServerResponse<Output> {
                    let parent = TraceRuntime::TraceContext(extracting: request.metadata)
                    let call = __TraceCall(context.descriptor, kind: .server, parent: parent)
                    var response = try await call.run { try await next(request, context) }
                    switch response.accepted {
                    case .success(var contents):
                        let produce = contents.producer
                        contents.producer = { writer in
                            let metadata = try await call.run { try await produce(writer) }
                            call.end()
                            return metadata
                        }
                        response.accepted = .success(contents)
                    case .failure(let error): call.end(with: error)
                    }
                    return response
                }
            }

            /// Traces each call that a client makes: one CLIENT span, which ends when the response has been read.
            /// The call carries its context.
            ///
            /// Give it to the client after all other interceptors.
            nonisolated struct TraceClientInterceptor: GRPCCore::ClientInterceptor {
                func intercept<Input: Sendable, Output: Sendable>(
                    request: GRPCCore::StreamingClientRequest<Input>, context: GRPCCore::ClientContext,
                    next: (
                        GRPCCore::StreamingClientRequest<Input>, GRPCCore::ClientContext
                    ) async throws -> GRPCCore::StreamingClientResponse<Output>
                ) async throws -> GRPCCore::StreamingClientResponse<Output> {
                    let call = __TraceCall(context.descriptor, kind: .client, parent: nil)
                    var request = request
                    call.span.context?.inject(into: &request.metadata)
                    let tracedRequest = request
                    var response = try await call.run { try await next(tracedRequest, context) }
                    switch response.accepted {
                    case .success(var contents):
                        contents.bodyParts = GRPCCore::RPCAsyncSequence(
                            wrapping: __TraceBodyParts(parts: contents.bodyParts, call: call))
                        response.accepted = .success(contents)
                    case .failure(let error): call.end(with: error)
                    }
                    return response
                }
            }

            /// The span of a call. It ends with the last reference at the latest, so also if nobody reads the response.
            nonisolated private final class __TraceCall: Sendable {
                let span: TraceRuntime::TraceSpan
                private let kind: TraceRuntime::TraceSpanKind

                init(
                    _ method: GRPCCore::MethodDescriptor, kind: TraceRuntime::TraceSpanKind,
                    parent: TraceRuntime::TraceContext?
                ) {
                    self.kind = kind
                    span = TraceRuntime::TraceSpan.start(
                        method.fullyQualifiedMethod, kind: kind, parent: parent,
                        attributes: [
                            "rpc.system": "grpc", "rpc.service": .string(method.service.fullyQualifiedService),
                            "rpc.method": .string(method.method),
                        ])
                }

                deinit { span.end() }

                /// Runs a part of the call as a child of its span. An error ends the span.
                func run<R: Sendable>(_ body: () async throws -> R) async throws -> R {
                    do {
                        return try await span.run { try await body() }
                    } catch {
                        end(with: error)
                        throw error
                    }
                }

                func end() {
                    span.setAttribute("rpc.grpc.status_code", 0)
                    span.end()
                }

                func end(with error: any Error) {
                    let other = error is CancellationError ? GRPCCore::RPCError.Code.cancelled : .unknown
                    let code = (error as? GRPCCore::RPCError)?.code ?? other
                    span.setAttribute("rpc.grpc.status_code", code.rawValue)
                    if isFailure(code) { span.recordError(error) }
                    span.end()
                }

                /// Returns whether a status is a failure of this side. An error of the client is none of
                /// the server's.
                private func isFailure(_ code: GRPCCore::RPCError.Code) -> Bool {
                    guard kind == .server else { return code != .cancelled }
                    let failures: [GRPCCore::RPCError.Code] = [
                        .unknown, .deadlineExceeded, .unimplemented, .internalError, .unavailable, .dataLoss,
                    ]
                    return failures.contains(code)
                }
            }

            /// The parts of a response. The call's span ends with the last part that is read, or with an error.
            nonisolated private struct __TraceBodyParts<Message: Sendable>: AsyncSequence, Sendable {
                typealias Element = GRPCCore::StreamingClientResponse<Message>.Contents.BodyPart
                typealias Failure = any Error

                let parts: GRPCCore::RPCAsyncSequence<Element, any Error>
                let call: __TraceCall

                func makeAsyncIterator() -> Iterator { Iterator(parts: parts.makeAsyncIterator(), call: call) }

                struct Iterator: AsyncIteratorProtocol {
                    var parts: GRPCCore::RPCAsyncSequence<Element, any Error>.AsyncIterator
                    let call: __TraceCall

                    mutating func next() async throws -> Element? { try await next(isolation: nil) }

                    mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
                        do {
                            let part = try await parts.next(isolation: actor)
                            switch part {
                            case nil, .trailingMetadata: call.end()
                            case .message: break
                            }
                            return part
                        } catch {
                            call.end(with: error)
                            throw error
                        }
                    }
                }
            }

            nonisolated private struct __TraceMetadata: TraceRuntime::TraceHeaders {
                var metadata: GRPCCore::Metadata

                func traceHeaderValues(named name: String) -> [String] { Array(metadata[stringValues: name]) }

                mutating func setTraceHeader(named name: String, to value: String?) {
                    metadata.removeAllValues(forKey: name)
                    if let value { metadata.addString(value, forKey: name) }
                }
            }
            """#)

    private static let metadata = HeaderType(
        module: "GRPCCore", type: "Metadata", noun: "metadata", variable: "metadata")
}
