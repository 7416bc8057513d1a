extension SourceWriter {
    /// A member that calls the base and does nothing else.
    mutating func forwarder(_ plan: ForwarderPlan) {
        switch plan.body {
        case .statements(let statements):
            declaration(plan.signature) { writer in statements.forEach { writer.line($0) } }
        case .accessors(let getter, nil):
            declaration(plan.signature) { $0.line(getter) }
        case .accessors(let getter, let setter?):
            attributes(plan.signature.attributes)
            accessorsHead(plan.signature)
            indented { writer in
                writer.accessor(plan.signature.getterWords, getter)
                writer.accessor(setter.head, setter.statement)
            }
            line("}")
        }
    }

    private mutating func accessorsHead(_ signature: SignaturePlan) {
        if case .property = signature.kind { propertyHead(signature) } else { functionHead(signature) }
    }

    private mutating func accessor(_ head: String, _ statement: String) {
        let line = "\(head) { \(statement) }"
        if fits(line) { return self.line(line) }
        self.line(head + " {")
        indented { $0.line(statement) }
        self.line("}")
    }
}

extension SignaturePlan {
    /// `mutating get async throws`
    fileprivate var getterWords: String {
        let modifiers =
            switch kind {
            case .property(let modifiers), .subscript(let modifiers): modifiers
            case .function, .initializer: [String]()
            }
        return (modifiers + ["get"] + effects).joined(separator: " ")
    }
}
