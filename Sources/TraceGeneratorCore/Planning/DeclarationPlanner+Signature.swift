extension DeclarationPlanner {
    mutating func planSignature(named name: String) -> SignaturePlan {
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
            exposedNames: isExposed(access, attributes) ? foreignNames : [])
    }

    /// The written access level, or the one that the extension gives to its members; never a wider one.
    var accessLevel: String? {
        if let decorator { return decorator.access }
        let levels = ["public", "package", "internal", "open"]
        let own = declaration.modifiers.first { levels.contains($0.name) && $0.fragment.text == $0.name }
        let inherited = declaration.enclosing.last { $0.kind == .extension }?.modifiers
            .first { $0.name == "public" || $0.name == "package" }
        let isInnermost = declaration.enclosing.last?.kind == .extension
        guard let level = own?.name ?? (isInnermost ? inherited?.name : nil) else { return nil }
        if level != "internal" && isInsideInternalType { return nil }
        return level == "open" ? "public" : level
    }

    /// Whether a type around the innermost one is internal. A `public` member of it may name internal types. Its
    /// wrapper stands in an extension of the nested type, where a `public` member may not.
    private var isInsideInternalType: Bool {
        declaration.enclosing.dropLast().contains { outer in
            guard outer.kind == .extension else { return false }
            return target.files.lazy.flatMap(\.types).contains { body in
                guard let type = body.path.last, type.kind != .extension, body.dottedPath == outer.dottedName else {
                    return false
                }
                return !type.modifiers.contains { ["public", "package", "open"].contains($0.name) }
            }
        }
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
            .map { oneLine($0.fragment.text) }
        words.append(parameter.label.text)
        if parameter.internalName == "_" {
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
