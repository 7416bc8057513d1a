extension SourceWriter {
    mutating func declaration(_ signature: SignaturePlan, body: (inout SourceWriter) -> Void) {
        line("/// " + signature.documentation)
        attributes(signature.attributes)
        switch signature.kind {
        case .function:
            functionHead(signature)
            indented(body)
        case .property(let getterModifiers):
            let words = signature.modifiers + ["var", "\(signature.name): \(signature.result ?? "")", "{"]
            line(words.joined(separator: " "))
            getter(getterModifiers + ["get"] + signature.effects, body)
        }
        line("}")
    }

    /// A bare `get` is left out.
    private mutating func getter(_ words: [String], _ body: (inout SourceWriter) -> Void) {
        indented { writer in
            guard words != ["get"] else { return body(&writer) }
            writer.line(words.joined(separator: " ") + " {")
            writer.indented(body)
            writer.line("}")
        }
    }

    /// On one line if it fits; else the parameters, and what follows the result, on lines of their own.
    private mutating func functionHead(_ signature: SignaturePlan) {
        let opening = (signature.modifiers + ["func", signature.name + signature.genericParameters + "("])
            .joined(separator: " ")
        let result = signature.result.map { ["-> " + $0] } ?? []
        let ending = (signature.effects + result).joined(separator: " ")
        let closing = ending.isEmpty ? ")" : ") " + ending
        let clause = signature.whereClause.map { " " + $0 } ?? ""
        let line = opening + signature.parameters.joined(separator: ", ") + closing + clause + " {"
        if fits(line) { return self.line(line) }
        guard let whereClause = signature.whereClause else {
            return list(opening, signature.parameters, closing + " {")
        }
        list(opening, signature.parameters, closing)
        self.line(whereClause + " {")
    }
}
