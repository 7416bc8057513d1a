extension DeclarationPlanner {
    func planSignature(named name: String) -> SignaturePlan {
        let isProperty = declaration.kind != .function
        return signature(
            isProperty ? .property(getterModifiers: getterModifiers) : .function, named: name,
            attributes: planAttributes(), documentation: documentation)
    }

    func signature(
        _ kind: SignaturePlan.Kind, named name: String, attributes: [CopiedAttribute], documentation: String?
    ) -> SignaturePlan {
        let access = accessLevel
        return SignaturePlan(
            kind: kind, attributes: attributes,
            modifiers: (access.map { [$0] } ?? []) + keptModifiers,
            name: name,
            genericParameters: declaration.genericParameters.map(qualified) ?? "",
            parameters: declaration.parameters.indices.map(declaredParameter),
            effects: declaredEffects,
            result: declaration.result.map(written),
            whereClause: declaration.whereClause.map(qualified),
            documentation: documentation,
            exposedNames: exposedNames(access, attributes))
    }

    /// The access level that is written, or that the extension gives to its members; never wider than its surroundings.
    var accessLevel: String? {
        if let decorator { return decorator.access }
        let isInExtension = declaration.enclosing.last?.kind == .extension
        let inherited = isInExtension ? AccessLevel(declaration.enclosing.last?.modifiers ?? []) : nil
        guard let level = AccessLevel(declaration.modifiers) ?? inherited else { return nil }
        let least = min(level, target.typeAccess.least(of: declaration.enclosing))
        return level > least && least == .internal ? nil : "\(least)"
    }

    /// A wrapper is not overridden, so it is neither `final` nor `open`; it borrows `self` unless it says otherwise.
    var keptModifiers: [String] {
        let kept =
            ["static", "class", "mutating", "nonmutating", "consuming", "__consuming", "nonisolated"]
            + ["prefix", "postfix"]
        return declaration.modifiers.filter { (kept + ["distributed"]).contains($0.name) }.map(\.fragment.text)
    }

    var getterModifiers: [String] {
        declaration.getterModifiers.map(\.fragment.text).filter { $0 != "borrowing" }
    }

    var declaredEffects: [String] {
        let async = declaration.effects.isAsync ? ["async"] : []
        switch declaration.effects.throwing {
        case .never: return async
        case .any: return async + ["throws"]
        case .rethrows: return async + ["rethrows"]
        case .typed(let error): return async + ["throws(\(qualified(error)))"]
        }
    }

    /// `_ amount: Int = 3`, with a name where it had none.
    func declaredParameter(_ index: Int) -> String {
        let parameter = declaration.parameters[index]
        var words = parameter.attributes.filter { $0.fragment.range.lowerBound < parameter.label.range.lowerBound }
            .map { qualified($0.fragment) }
        words.append(parameter.label.text)
        if parameter.needsName {
            words.append(internalName(index))
        } else if let secondName = parameter.secondName {
            words.append(secondName.text)
        }
        let type = written(parameter.fullType, selfForm: file.selfForm(of: parameter.type))
        // Code stays as it is: a line end may be the end of a statement.
        let value = parameter.defaultValue.map {
            " = " + target.members.qualify($0, of: declaration, in: file.file)
        }
        return words.joined(separator: " ") + ": " + type + (value ?? "")
    }

    /// A type as the signature writes it.
    func written(_ type: Fragment) -> String { written(type, selfForm: file.selfForm(of: type)) }

    private func written(_ type: Fragment, selfForm: SelfForm) -> String {
        let text = qualified(type)
        guard let decorator, selfForm != .none, decorator.isClass else { return text }
        return decorator.written(text, selfForm)
    }

    private var documentation: String {
        let verb = declaration.kind == .function ? "Runs" : "Reads"
        let name = spanName
        let function =
            decorator.map { "`\(declaration.displayName)` of `\($0.baseProperty)`" }
            ?? "``\(declaration.displayName)``"
        let span = name.isEmpty ? "a span that is named after its request" : "the span \(stringLiteral(name))"
        return "\(verb) \(function) inside \(span)."
    }
}
