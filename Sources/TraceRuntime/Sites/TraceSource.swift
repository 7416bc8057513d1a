/// The place in the source code that a span comes from.
public struct TraceSource: Sendable, Hashable {
    /// The function, in its type: `UserStore.getUser(id:)`
    public var function: String
    /// The module and the file: `App/UserStore.swift`
    public var fileID: String
    /// The line of the annotation, or of the call that a span by hand is.
    public var line: Int
}

extension TraceSource {
    /// https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/
    var attributes: [TraceAttribute] {
        // "a fully-qualified name"; the file's path on the machine that built it concerns nobody else.
        let module = fileID.prefix { $0 != "/" }
        return [
            TraceAttribute(.codeFunctionName, .string("\(module).\(function)")),
            TraceAttribute(.codeFilePath, .string(fileID)),
            TraceAttribute(.codeLineNumber, .int(Int64(line))),
        ]
    }
}
