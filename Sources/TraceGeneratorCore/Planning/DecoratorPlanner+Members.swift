extension DecoratorPlanner {
    /// Plans the member that satisfies a requirement; nil if there can be none, which is reported.
    func plan(_ inherited: InheritedRequirement, _ head: DecoratorHead) -> DecoratorMember? {
        let requirement = inherited.requirement
        let planner = DeclarationPlanner(
            AnnotatedDeclaration(
                annotation: annotation(of: inherited), declaration: requirement.declaration,
                isOwn: inherited.ownAnnotation != nil),
            in: inherited.source.file, of: target, decorator: head)
        if let reason = reasonAgainstForwarding(inherited, planner) {
            report(reason)
            return nil
        }
        defer { planner.diagnostics.forEach { report($0) } }
        guard isTraced(inherited, planner) else { return .forwarded(planner.planForwarder(as: requirement.kind)) }
        return planner.planInSpan().map(DecoratorMember.traced)
    }

    /// The requirement's own annotation completed by its protocol's, or what that one says of it.
    ///
    /// The protocol that declares it is asked first, then the one that is decorated.
    private func annotation(of inherited: InheritedRequirement) -> Annotation {
        let type = inherited.source.declaration.annotation ?? annotation
        return inherited.ownAnnotation?.inheriting(from: type, for: inherited.declaration)
            ?? type.implied(for: inherited.declaration)
    }

    /// Whether a member runs inside a span. One that should and cannot is reported.
    private func isTraced(_ inherited: InheritedRequirement, _ planner: DeclarationPlanner) -> Bool {
        if case .ignore = inherited.requirement.marking { return false }
        if inherited.isStandard || planner.isOperator { return false }
        let isOwn = inherited.ownAnnotation != nil
        switch inherited.requirement.kind {
        case .function: break
        case .property(nil): if !isOwn { return false }
        case .property:
            if isOwn { planner.report(planner.reasonOfSetter) }
            return false
        case .subscript, .initializer: return false
        }
        guard let reason = planner.reasonOfSignature else { return true }
        planner.report(isOwn ? reason : .leftOut(reason))
        return false
    }

    /// Why no member can satisfy the requirement.
    private func reasonAgainstForwarding(
        _ inherited: InheritedRequirement, _ planner: DeclarationPlanner
    ) -> Diagnostic? {
        let declaration = inherited.declaration
        let name = declaration.displayName
        let location = planner.location(declaration.name.range.lowerBound)
        if declaration.effects.isReasync { return .reasyncFunction(name, at: location) }
        if declaration.modifiers.contains(where: { $0.name == "distributed" }) {
            return .actorProtocol(protocolName, because: "'\(name)' is distributed", at: annotationLocation)
        }
        if let variadic = declaration.parameters.first(where: \.isVariadic) {
            return .variadicRequirement(variadic.internalName, of: name, in: protocolName, at: location)
        }
        if hidesSelf(inherited) { return .selfInRequirement(name, in: protocolName, at: location) }
        return nil
    }

    /// Whether `Self` stands where it can neither be unwrapped nor wrapped.
    private func hidesSelf(_ inherited: InheritedRequirement) -> Bool {
        let declaration = inherited.declaration
        let file = inherited.source.file
        let clauses = [declaration.genericParameters, declaration.whereClause].compactMap(\.self)
        if clauses.contains(where: { file.selfForm(of: $0) != .none }) { return true }
        if declaration.signatureFragments.contains(where: { namesAliasOfSelf($0, in: file) }) { return true }
        if let result = declaration.result, !isWrappable(file.selfForm(of: result)) { return true }
        return declaration.parameters.contains { parameter in
            let form = file.selfForm(of: parameter.type)
            let passing = parameter.specifiers.map(\.text)
            let isPlain = passing.isEmpty || passing == ["borrowing"] || (passing == ["inout"] && form == .bare)
            return !isWrappable(form)
                || (form != .none && (!isPlain || (!passing.isEmpty && obligations.isClassBound)))
        }
    }

    private func namesAliasOfSelf(_ type: Fragment, in file: ParsedFile) -> Bool {
        !aliasesOfSelf.isEmpty && file.tokens[type.tokens].contains { aliasesOfSelf.contains(file.file.text($0)) }
    }

    private func isWrappable(_ form: SelfForm) -> Bool {
        form == .none || (form != .hidden && !obligations.isNoncopyable)
    }
}

extension InheritedRequirement {
    fileprivate var ownAnnotation: Annotation? { requirement.marking?.annotation }
}

extension DecoratorMember {
    var signature: SignaturePlan {
        switch self {
        case .traced(let wrapper): wrapper.signature
        case .forwarded(let forwarder): forwarder.signature
        }
    }
}
