/// The type of headers in one library, and the code by which contexts come out of it and go into it.
struct HeaderType {
    let module: String
    /// `HTTPHeaders`
    let type: String
    /// The headers as documentation names them: `header fields`
    let noun: String
    /// The headers as code names them: `fields`
    let variable: String

    /// The functions of an extension of `TraceContext`. They need `__Trace` with the name of the type, which is a
    /// `TraceHeaders` and has the headers in the property ``variable``.
    var functions: String {
        #"""
            /// Extracts the context from \#(noun); nil if they have none.
            init?(extracting \#(variable): \#(module)::\#(type)) {
                self.init(extracting: __Trace\#(type)(\#(variable): \#(variable)))
            }

            /// Puts the context into \#(noun), in place of the one that they may contain.
            func inject(into \#(variable): inout \#(module)::\#(type)) {
                var bridged = __Trace\#(type)(\#(variable): \#(variable))
                inject(into: &bridged)
                \#(variable) = bridged.\#(variable)
            }

            static func parent(_ \#(variable): \#(module)::\#(type)) -> Self? { Self(extracting: \#(variable)) }
        """#
    }
}
