extension SourceWriter {
    mutating func declaration(_ signature: SignaturePlan, body: (inout SourceWriter) -> Void) {
        if let documentation = signature.documentation { line("/// " + documentation) }
        attributes(signature.attributes)
        switch signature.kind {
        case .function, .initializer:
            functionHead(signature)
            indented(body)
        case .property(let getterModifiers):
            propertyHead(signature)
            getter(getterModifiers + ["get"] + signature.effects, body)
        case .subscript(let getterModifiers):
            functionHead(signature)
            getter(getterModifiers + ["get"] + signature.effects, body)
        }
        line("}")
    }

    mutating func propertyHead(_ signature: SignaturePlan) {
        let words = signature.modifiers + ["var", "\(signature.name): \(signature.result ?? "")", "{"]
        line(words.joined(separator: " "))
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
    mutating func functionHead(_ signature: SignaturePlan) {
        let opening = (signature.modifiers + [signature.introduction + signature.genericParameters + "("])
            .joined(separator: " ")
        let result = signature.result.map { ["-> " + $0] } ?? []
        let ending = ((signature.isSubscript ? [] : signature.effects) + result).joined(separator: " ")
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

extension SignaturePlan {
    /// The text before the parameters: `func list`, `init?`, `subscript`. An operator is followed by a space.
    fileprivate var introduction: String {
        switch kind {
        case .subscript: "subscript"
        case .initializer(let failability): "init" + failability
        case .function, .property: "func " + name + (isOperator ? " " : "")
        }
    }

    fileprivate var isSubscript: Bool { if case .subscript = kind { true } else { false } }

    private var isOperator: Bool {
        name.unicodeScalars.first.map { $0 != "`" && $0 != "_" && !$0.properties.isXIDStart } ?? false
    }
}
