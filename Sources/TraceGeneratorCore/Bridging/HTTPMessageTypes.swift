/// The types of HTTP messages in one library, and the code by which routes read them.
struct HTTPMessageTypes {
    let headers: HeaderType
    /// `HTTPRequestHead`
    let request: String
    /// `HTTPResponseHead`
    let response: String

    /// The functions that take these types. They need what ``HeaderType/functions`` needs, and `__Trace` with the name
    /// of each message: a `TraceRequest` and a `TraceResponse` with the message in `head`.
    var code: String {
        #"""
        nonisolated extension TraceRuntime::TraceContext {
        \#(headers.functions)

            static func parent(_ request: \#(headers.module)::\#(request)) -> Self? {
                parent(__Trace\#(request)(head: request))
            }
        }

        nonisolated extension TraceRuntime::TraceSpan {
            /// Records the parts of a request that the route captures.
            func recordRequest(_ request: \#(headers.module)::\#(request)) {
                recordRequest(__Trace\#(request)(head: request))
            }

            /// Records what the route asks of a response.
            func recordResponse(_ response: \#(headers.module)::\#(response)?) {
                recordResponse(response.map { __Trace\#(response)(head: $0) })
            }

            /// Records what the route asks of a response, which has its own status.
            func recordResponse(_ response: \#(headers.module)::\#(response)?, status: Int) { recordResponse(response) }

            /// Records that the response's body was not read.
            func recordResponseBody(_ response: \#(headers.module)::\#(response)?) {
                recordResponseBody(response.map { __Trace\#(response)(head: $0) })
            }
        }

        nonisolated extension TraceRuntime::TraceRequestParts {
            /// Adds a request without path parameters.
            func and(
                _ request: \#(headers.module)::\#(request)
            ) -> TraceRuntime::TraceRequestParts<TraceRuntime::TracePresent, PathParameters> {
                and(__Trace\#(request)(head: request))
            }
        }
        """#
    }
}
