/// The place in the source code that a span comes from.
public struct TraceSource: Sendable, Hashable {
    /// The function with its type: `UserStore.getUser(id:)`
    public var function: String
    /// The module and the file: `App/UserStore.swift`
    public var fileID: String
    /// The line of the annotation, or of the call that opens a span in handwritten code.
    public var line: Int
}

extension TraceSource {
    /// The attributes: https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/
    var attributes: [TraceAttribute] {
        // "a fully-qualified name". The path on the machine that built the program is not exported.
        let module = Substring(fileID.utf8.prefix { $0 != UInt8(ascii: "/") })
        return [
            TraceAttribute(.codeFunctionName, .string("\(module).\(function)")),
            TraceAttribute(.codeFilePath, .string(fileID)),
            TraceAttribute(.codeLineNumber, .int(Int64(line))),
        ]
    }
}
