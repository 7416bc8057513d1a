/// Plans the members of a decorator that forward without a span.
extension DeclarationPlanner {
    func planForwarder(as kind: Requirement.Kind) -> ForwarderPlan {
        ForwarderPlan(conditions: place.conditions, signature: forwarderSignature(as: kind), body: body(as: kind))
    }

    private func forwarderSignature(as kind: Requirement.Kind) -> SignaturePlan {
        let attributes = copiedAttributes()
        let signatureKind: SignaturePlan.Kind =
            switch kind {
            case .function: .function
            case .property: .property(getterModifiers: getterModifiers)
            case .subscript: .subscript(getterModifiers: getterModifiers)
            case .initializer(let failability): .initializer(failability: failability)
            }
        return signature(
            signatureKind, named: declaration.name.text, attributes: attributes, documentation: nil)
    }

    private func body(as kind: Requirement.Kind) -> ForwarderPlan.Body {
        switch kind {
        case .function: .statements([(returnsExplicitly ? "return " : "") + forwarded(isOperator ? operation : call)])
        case .initializer(let failability): .statements(initialization(isFailable: !failability.isEmpty))
        case .property(let setter): accessors(of: base + "." + declaration.name.text, setter)
        case .subscript(let setter): accessors(of: base + "[" + subscriptArguments + "]", setter)
        }
    }

    private var base: String { decorator?.base(of: declaration) ?? "self" }

    private var call: String { "\(base).\(declaration.name.text)(\(forwardedArguments))" }

    private var forwardedArguments: String {
        declaration.parameters.indices.map { labelled(unmovedArgument($0), as: $0) }.joined(separator: ", ")
    }

    /// A subscript's parameter has a label only where it has two names.
    private var subscriptArguments: String {
        declaration.parameters.indices.map { index in
            let hasLabel = declaration.parameters[index].secondName != nil
            return hasLabel ? labelled(unmovedArgument(index), as: index) : unmovedArgument(index)
        }
        .joined(separator: ", ")
    }

    /// An expression of the base's with the effort that it costs, wrapped if it is a `Self`.
    private func forwarded(_ expression: String) -> String {
        let wrapping = wrappedResult.wrapping
        return effort + wrapping.opening + expression + wrapping.closing
    }

    private var effort: String {
        (declaration.effects.throwing == .never ? "" : "try ") + (declaration.effects.isAsync ? "await " : "")
    }
}

// MARK: Operators

extension DeclarationPlanner {
    var isOperator: Bool { declaration.isOperator(in: file) }

    /// `one.base + other.base`, `-value.base`
    private var operation: String {
        let operands = declaration.parameters.indices.map { index in
            // An operator takes what it changes without `&`.
            String(unmovedArgument(index).drop { $0 == "&" })
        }
        let sign = declaration.name.text
        if operands.count == 2 { return operands.joined(separator: " \(sign) ") }
        let isPostfix = declaration.modifiers.contains { $0.name == "postfix" }
        return isPostfix ? operands.joined() + sign : sign + operands.joined()
    }
}

// MARK: Initializers

extension DeclarationPlanner {
    private func initialization(isFailable: Bool) -> [String] {
        guard let decorator else { return [] }
        let value = effort + "\(decorator.baseType)(\(forwardedArguments))"
        let property = decorator.baseProperty
        guard isFailable else { return ["self.\(property) = \(value)"] }
        return ["guard let \(property) = \(value) else { return nil }", "self.\(property) = \(property)"]
    }
}

// MARK: Properties and subscripts

extension DeclarationPlanner {
    private func accessors(of place: String, _ setter: [Modifier]?) -> ForwarderPlan.Body {
        let setter = setter.map { modifiers in
            let name = declaration.parameters.contains { $0.internalName == "newValue" } ? "value" : "newValue"
            let head = modifiers.map(\.fragment.text) + [name == "newValue" ? "set" : "set(\(name))"]
            return ForwarderPlan.Setter(
                head: head.joined(separator: " "), statement: "\(place) = \(unwrapped(name, wrappedResult))")
        }
        return .accessors(getter: (returnsExplicitly ? "return " : "") + forwarded(place), setter: setter)
    }
}

extension Declaration {
    func isOperator(in file: ParsedFile) -> Bool {
        guard kind == .function else { return false }
        let kind = file.tokens[name.tokens.lowerBound].kind
        return kind != .identifier && kind != .quotedIdentifier
    }
}
