/// The types of HTTP messages in one library, and the code by which routes read them.
struct HTTPMessageTypes {
    let module: String
    /// `HTTPHeaders`
    let headers: String
    /// `HTTPRequestHead`
    let request: String
    /// `HTTPResponseHead`
    let response: String
    /// The headers as documentation names them: `header fields`
    let noun: String
    /// The headers as code names them: `fields`
    let variable: String

    /// The functions that take these types. They need `__Trace` with the name of each type: `TraceHeaders` with the
    /// headers in the property ``variable``, a `TraceRequest` and a `TraceResponse` with the message in `head`.
    var code: String {
        #"""
        nonisolated extension TraceRuntime::TraceContext {
            /// Extracts the context from \#(noun); nil if they have none.
            init?(extracting \#(variable): \#(module)::\#(headers)) {
                self.init(extracting: __Trace\#(headers)(\#(variable): \#(variable)))
            }

            /// Puts the context into \#(noun), in place of the one that they may contain.
            func inject(into \#(variable): inout \#(module)::\#(headers)) {
                var bridged = __Trace\#(headers)(\#(variable): \#(variable))
                inject(into: &bridged)
                \#(variable) = bridged.\#(variable)
            }

            static func parent(_ \#(variable): \#(module)::\#(headers)) -> Self? { Self(extracting: \#(variable)) }

            static func parent(_ request: \#(module)::\#(request)) -> Self? {
                parent(__Trace\#(request)(head: request))
            }
        }

        nonisolated extension TraceRuntime::TraceSpan {
            /// Records the parts of a request that the route captures.
            func recordRequest(_ request: \#(module)::\#(request)) {
                recordRequest(__Trace\#(request)(head: request))
            }

            /// Records what the route asks of a response.
            func recordResponse(_ response: \#(module)::\#(response)?) {
                recordResponse(response.map { __Trace\#(response)(head: $0) })
            }

            /// Records what the route asks of a response, which has its own status.
            func recordResponse(_ response: \#(module)::\#(response)?, status: Int) { recordResponse(response) }

            /// Records that the response's body was not read.
            func recordResponseBody(_ response: \#(module)::\#(response)?) {
                recordResponseBody(response.map { __Trace\#(response)(head: $0) })
            }
        }

        nonisolated extension TraceRuntime::TraceRequestParts {
            /// Adds a request without path parameters.
            func and(
                _ request: \#(module)::\#(request)
            ) -> TraceRuntime::TraceRequestParts<TraceRuntime::TracePresent, PathParameters> {
                and(__Trace\#(request)(head: request))
            }
        }
        """#
    }
}
