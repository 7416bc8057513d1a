/// Plans the decorator of an annotated protocol, or reports why it cannot have one.
final class DecoratorPlanner {
    let annotation: Annotation
    let declared: DeclaredProtocol
    let obligations: ProtocolObligations
    let target: TargetContext
    /// `Me` for `typealias Me = Self` in the protocol, or in one that it inherits from.
    let aliasesOfSelf: Set<String>
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter annotation: The protocol's.
    init(_ annotation: Annotation, of declared: DeclaredProtocol, in target: TargetContext) {
        self.annotation = annotation
        self.declared = declared
        self.target = target
        obligations = ProtocolObligations(of: declared, in: target)
        aliasesOfSelf = Set(obligations.protocols.flatMap(\.aliasesOfSelf))
    }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Plans the decorator; nil if there can be none, which is reported.
    func plan() -> DecoratorPlan? {
        guard !refuse() else { return nil }
        let functions = obligations.requirements.map(\.declaration).filter { $0.kind == .function }
        annotation.mistakesAboutSeveral(functions, of: protocolName, isProtocol: true, in: declared.file)
            .forEach { report($0) }
        let head = self.head
        warnOfUnseen(head)
        var members: [DecoratorMember] = []
        for requirement in obligations.requirements {
            if let member = plan(requirement, head) { members.append(member) }
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        return plan(head, members)
    }

    private func plan(_ head: DecoratorHead, _ members: [DecoratorMember]) -> DecoratorPlan {
        let isIsolated = obligations.protocols.contains { declared in
            declared.declaration.path.last?.attributes.contains(where: target.globalActors.contains) ?? false
        }
        return DecoratorPlan(
            head: head, conditions: declared.declaration.conditions, enclosing: enclosing, attributes: attributes,
            isNonisolated: isIsolated || modifiers.contains { $0.name == "nonisolated" },
            protocolPath: declared.declaration.dottedPath, existential: existential,
            isNoncopyable: obligations.isNoncopyable,
            isMutable: !obligations.isClassBound && obligations.requirements.contains(where: \.changesBase),
            associatedTypes: obligations.associatedTypes.map { inherited in
                DecoratorAssociatedType(
                    name: inherited.type.name,
                    conditions: head.conditions(inherited.type.conditions, in: inherited.source.file))
            },
            members: members,
            errorLocation: obligations.unseen.isEmpty ? nil : annotationLocation,
            files: obligations.protocols.map(\.file).filter { $0.file != StandardProtocols.file.file },
            exposedNames: exposedNames(head, members))
    }

    /// Those of the members, and those that associated types are bound to, which the decorator's types are then: `Date`
    /// for `where Value == Date`.
    private func exposedNames(_ head: DecoratorHead, _ members: [DecoratorMember]) -> [String: AccessLevel] {
        guard let level = AccessLevel(exposing: head.access) else { return [:] }
        var names = Set(members.flatMap(\.signature.exposedNames.keys))
        for declared in obligations.protocols {
            guard let clause = declared.declaration.path.last?.whereClause, clause.text.contains("==") else { continue }
            let types = [declared.declaration.dottedPath]
            names.formUnion(
                target.foreignNames.names(in: [clause], of: declared.file, seenFrom: types, except: []))
        }
        names.subtract(obligations.associatedTypes.map(\.type.name))
        return Dictionary(uniqueKeysWithValues: names.map { ($0, level) })
    }

    var annotationLocation: SourceLocation { declared.file.lines.location(at: annotation.offset) }

    /// Warns where nobody says what a protocol of another module requires.
    private func warnOfUnseen(_ head: DecoratorHead) {
        guard !target.isExtended(head.name) else { return }
        for (name, declared) in obligations.unseen {
            report(
                .foreignRequirements(
                    name.name, of: protocolName, decorator: head.name, at: declared.file.lines.location(at: name.offset)
                ))
        }
    }
}

// MARK: Names

extension DecoratorPlanner {
    var protocolName: String { declared.declaration.path.last?.dottedName ?? "" }

    var modifiers: [Modifier] { declared.declaration.path.last?.modifiers ?? [] }

    var decoratorName: String { annotation.shared.wrapperName?.value ?? "Traced" + protocolName }

    private var head: DecoratorHead {
        let levels = declared.declaration.path.map { type in
            ["public", "package"].first { level in type.modifiers.contains { $0.name == level } }
        }
        // In an extension `public` may stand before it, and before its members.
        let isExposed = levels.dropLast().allSatisfy { $0 != nil } || declared.declaration.path.count == 1
        let used = usedNames
        let members = Set(obligations.requirements.map(\.declaration.bareName))
        return DecoratorHead(
            name: decoratorName, baseType: used.contains("Base") ? "TracedBase" : "Base",
            baseProperty: members.contains("base") ? "tracedBase" : "base", isClass: obligations.isClassBound,
            access: isExposed ? levels.last ?? nil : nil, path: declared.file.file.path,
            conditions: declared.declaration.conditions)
    }

    /// Every name that the requirements use or declare as a type.
    private var usedNames: Set<String> {
        var names = Set(obligations.associatedTypes.map(\.type.name))
        for requirement in obligations.requirements where !requirement.isStandard {
            let file = requirement.source.file.file
            for fragment in requirement.declaration.signatureFragments {
                names.formUnion(file.unqualifiedNames(in: fragment.range).map(\.name))
            }
        }
        return names
    }

    /// `any Store<Item>`, which keeps the primary associated types of a value whose type is known.
    private var existential: String {
        let primary = declared.declaration.path.last?.genericParameters?.genericNames.map(\.name) ?? []
        let arguments = primary.isEmpty ? "" : "<\(primary.joined(separator: ", "))>"
        let type = declared.declaration.dottedPath + arguments
        return "any " + type
    }

    private var enclosing: ExtensionHead? {
        let outer = declared.declaration.path.dropLast()
        guard !outer.isEmpty else { return nil }
        return ExtensionHead(
            attributes: outer.flatMap(availability), modifiers: [],
            type: outer.map { oneLine($0.name) }.joined(separator: "."), requirements: [])
    }

    private var attributes: [CopiedAttribute] { declared.declaration.path.last.map(availability) ?? [] }

    private func availability(of type: EnclosingDeclaration) -> [CopiedAttribute] {
        type.attributes.filter { $0.name == "available" || $0.name == "_spi" }.map(CopiedAttribute.init)
    }
}

extension InheritedRequirement {
    /// Whether a decorator that is a structure changes its base for it.
    fileprivate var changesBase: Bool {
        if declaration.parameters.contains(where: { $0.has("inout") && $0.type.text == "Self" }) { return true }
        if declaration.isStatic { return false }
        switch requirement.kind {
        case .property(let setter?), .subscript(let setter?):
            return !setter.contains { $0.name == "nonmutating" } || declaration.mutatesSelf
        case .property(nil), .subscript(nil), .function: return declaration.mutatesSelf
        case .initializer: return false
        }
    }
}

extension Declaration {
    /// Everything in which a signature names types.
    var signatureFragments: [Fragment] {
        var fragments = parameters.flatMap { [$0.fullType, $0.defaultValue].compactMap(\.self) }
        fragments += [genericParameters, result, whereClause].compactMap(\.self)
        if case .typed(let error) = effects.throwing { fragments.append(error) }
        return fragments
    }
}
