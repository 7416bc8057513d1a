extension DeclarationPlanner {
    /// The attributes that the wrapper repeats, and `@inline(__always)`, so that a call costs no more than one of the
    /// original where nothing is traced.
    func planAttributes() -> [CopiedAttribute] {
        let copied = copiedAttributes()
        if copied.contains(where: { $0.text.hasPrefix("@inline(") || $0.text.hasPrefix("@_optimize(") }) {
            return copied
        }
        return copied + [CopiedAttribute(text: "@inline(__always)", conditions: [])]
    }

    /// The copied attributes. Reports a warning for each attribute that a user may miss.
    func copiedAttributes() -> [CopiedAttribute] {
        let kept = annotation.shared.keptAttributes ?? []
        // In a decorator the compiler takes from the requirement what is not repeated.
        for attribute in declaration.attributes where decorator == nil && isCustom(attribute) {
            guard !kept.contains(where: { $0.hasPrefix("@" + attribute.name) }) else { continue }
            report(
                .customAttributeNotCopied(
                    oneLine(attribute.fragment.text), of: declaration.displayName,
                    at: location(attribute.fragment.range.lowerBound)))
        }
        let copied = declaration.attributes.filter(isCopied).map(copy)
        return isolation + copied
            + kept.map { CopiedAttribute(text: $0, conditions: []) }.filter { !copied.contains($0) }
    }

    /// The global actor that a decorator's function has from its protocol, unless it has one of its own.
    private var isolation: [CopiedAttribute] {
        let isIsolated = declaration.attributes.contains(where: isGlobalActor)
        guard decorator != nil, !isIsolated, !declaration.modifiers.contains(where: { $0.name == "nonisolated" }) else {
            return []
        }
        return declaration.enclosing.last?.attributes.filter(isGlobalActor).map(copy) ?? []
    }

    /// A global actor may be a member of a type that the wrapper's place does not look into.
    private func copy(_ attribute: DeclarationAttribute) -> CopiedAttribute {
        guard isGlobalActor(attribute) else { return CopiedAttribute(attribute) }
        return CopiedAttribute(text: qualified(attribute.fragment), conditions: attribute.conditions)
    }

    private func isCopied(_ attribute: DeclarationAttribute) -> Bool {
        switch attribute.name {
        case "available", "discardableResult", "Sendable", "preconcurrency", "_spi", "concurrent", "usableFromInline",
            "_disfavoredOverload", "safe", "unsafe":
            true
        default: isGlobalActor(attribute)
        }
    }

    /// Whether a library declares the attribute. The language's own begin with a lower-case letter.
    func isCustom(_ attribute: DeclarationAttribute) -> Bool {
        let name = attribute.name.split(separator: ".").last ?? ""
        let isType = name.first?.isUppercase == true
        return isType && !isCopied(attribute) && !["IBAction", "IBSegueAction", "IBOutlet", "NSManaged"].contains(name)
    }

    func isGlobalActor(_ attribute: DeclarationAttribute) -> Bool { target.globalActors.contains(attribute) }
}

extension DeclarationPlanner {
    /// The wrapper's place.
    var place: WrapperPlace {
        guard let decorator else {
            return WrapperPlace(conditions: declaration.conditions, extensionHead: extensionHead)
        }
        return WrapperPlace(conditions: decorator.conditions(declaration.conditions, in: file), extensionHead: nil)
    }

    private var extensionHead: ExtensionHead? {
        guard let innermost = declaration.enclosing.last else { return nil }
        var attributes: [CopiedAttribute] = []
        var modifiers: [String] = []
        // An extension's isolation applies to its own members only; a type's applies to all of its extensions.
        // An extension stands at the top of its file, so its attributes are written in full already.
        if innermost.kind == .extension {
            attributes = innermost.attributes.filter(isGlobalActor).map(CopiedAttribute.init)
            modifiers = innermost.modifiers.filter { $0.name == "nonisolated" }.map(\.fragment.text)
        }
        for type in declaration.enclosing {
            for attribute in type.attributes where attribute.name == "available" || attribute.name == "_spi" {
                let copied = CopiedAttribute(attribute)
                if !attributes.contains(copied) { attributes.append(copied) }
            }
        }
        return ExtensionHead(
            attributes: attributes, modifiers: modifiers,
            type: declaration.enclosing.map { oneLine($0.name) }.joined(separator: "."),
            requirements: declaration.enclosing.flatMap(requirements))
    }

    /// The conditions that the wrapper's extension must repeat: those of extensions, and those that make a type's
    /// parameters noncopyable, which an extension would otherwise require to be copyable.
    private func requirements(of type: EnclosingDeclaration) -> [String] {
        if type.kind == .extension {
            guard let clause = type.whereClause else { return [] }
            return [oneLine(clause.text).dropFirst("where".count).drop { $0 == " " }.description]
        }
        return file.suppressedConformances(type.genericParameters) + file.suppressedConformances(type.whereClause)
    }
}

extension CopiedAttribute {
    init(_ attribute: DeclarationAttribute) {
        self.init(text: oneLine(attribute.fragment.text), conditions: attribute.conditions)
    }
}

extension ParsedFile {
    /// The suppressed conformances of a clause: `T: ~Copyable` for `<T: Codable & ~Copyable>`.
    fileprivate func suppressedConformances(_ clause: Fragment?) -> [String] {
        guard let clause else { return [] }
        var requirements: [String] = []
        var subject = ""
        var isSubject = true
        var isSuppressed = false
        for token in tokens[clause.tokens] where !token.kind.isTrivia {
            let text = file.text(token)
            switch token.kind {
            case .comma: (subject, isSubject) = ("", true)
            case .colon: isSubject = false
            case .operator where isSubject: break
            case .operator: isSuppressed = text.hasSuffix("~")
            case .identifier where !isSubject && isSuppressed:
                requirements.append("\(subject): ~\(text)")
                isSuppressed = false
            case _ where isSubject && text != "where" && text != "each": subject += text
            default: break
            }
        }
        return requirements
    }
}
