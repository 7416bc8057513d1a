extension DeclarationPlanner {
    /// Reports why the declaration cannot have a wrapper; returns whether there is a reason.
    ///
    /// It reports one reason: the place comes before the kind of declaration.
    func refuse() -> Bool {
        guard isOwn else { return passOver() }
        guard let reason = reasonOfPlace ?? reasonOfKind ?? reasonOfAccess ?? reasonOfSignature else { return false }
        report(reason)
        return true
    }

    /// Whether the annotation of the declaration's type leaves the declaration out.
    ///
    /// A reader of the type sees what is private, an operator or an override; every other reason is reported.
    private func passOver() -> Bool {
        if isPrivateItself || privateType != nil || reasonOfPlace != nil || reasonOfKind != nil { return true }
        guard let reason = reasonOfAccess ?? reasonOfSignature else { return false }
        report(.leftOut(reason))
        return true
    }

    private var isPrivateItself: Bool { declaration.modifiers.contains(where: \.isPrivate) }

    private var privateType: (name: String, access: String)? { file.privateType(among: declaration.enclosing) }

    private var name: String { declaration.displayName }

    private var nameLocation: SourceLocation { location(declaration.name.range.lowerBound) }

    private var reasonOfPlace: Diagnostic? {
        if let code = declaration.enclosing.lastIndex(where: { $0.kind == .code }) {
            guard code + 1 < declaration.enclosing.count else { return .localFunction(name, at: nameLocation) }
            return .localTypeMember(name, of: declaration.enclosing[code + 1].name, at: nameLocation)
        }
        if declaration.enclosing.last?.kind == .protocol { return .protocolRequirement(name, at: nameLocation) }
        return nil
    }

    private var reasonOfKind: Diagnostic? {
        if isOperator {
            return .operatorFunction(declaration.name.text, at: nameLocation)
        }
        if declaration.kind == .property(isReadOnly: false) { return .settableProperty(name, at: nameLocation) }
        if declaration.modifiers.contains(where: { $0.name == "override" }),
            let superclass = target.superclass(wrapping: declaration, as: wrapperName)
        {
            return .overrideDeclaration(name, of: superclass, at: nameLocation)
        }
        if (declaration.attributes + declaration.enclosing.flatMap(\.attributes)).contains(where: isUnavailable) {
            return .unavailableDeclaration(name, at: nameLocation)
        }
        return nil
    }

    /// Why a property that can be set has no span.
    var reasonOfSetter: Diagnostic { .settableProperty(name, at: nameLocation) }

    /// `@available(*, unavailable, …)`. A declaration that is unavailable on one platform can be called elsewhere.
    private func isUnavailable(_ attribute: DeclarationAttribute) -> Bool {
        guard attribute.name == "available", attribute.conditions.isEmpty else { return false }
        let arguments = file.tokens[attribute.fragment.tokens].filter { !$0.kind.isTrivia }
        guard let first = arguments.firstIndex(where: { $0.kind == .leftParenthesis }).map({ $0 + 1 }),
            first < arguments.count, file.file.spells(arguments[first], "*")
        else { return false }
        return arguments.contains { file.file.spells($0, "unavailable") }
    }

    private var reasonOfAccess: Diagnostic? {
        if let access = declaration.modifiers.first(where: \.isPrivate) {
            return .privateDeclaration(name, access: access.name, at: nameLocation)
        }
        return privateType.map { type in
            .privateEnclosingType(type.name, access: type.access, of: name, at: nameLocation)
        }
    }

    /// Why a decorator cannot run the requirement inside a span.
    var reasonOfSignature: Diagnostic? {
        if declaration.effects.isReasync { return .reasyncFunction(name, at: nameLocation) }
        if let reason = declaration.parameters.indices.lazy.compactMap(reasonOfParameter).first { return reason }
        if target.requirements.hides(declaration) { return .requirementReached(name, at: nameLocation) }
        if let rival = target.selfExtensions.rival(of: declaration) {
            return .ambiguousCall(name, with: rival, at: nameLocation)
        }
        if declaration.result.map(holdsPackFunction) ?? false {
            return .packFunction("its result", of: name, at: nameLocation)
        }
        if isResultNonescapable { return .nonescapableResult(name, at: nameLocation) }
        return nil
    }

    private func reasonOfParameter(_ index: Int) -> Diagnostic? {
        let parameter = declaration.parameters[index]
        let label = parameter.internalName
        let place = location((parameter.secondName ?? parameter.label).range.lowerBound)
        if parameter.isVariadic { return .variadicParameter(label, of: name, at: place) }
        if parameter.has("inout") && parameter.has("sending") {
            return .inoutSendingParameter(label, of: name, at: place)
        }
        if parameter.has("sending") && file.isNonescapingClosure(parameter) {
            return .sendingClosureParameter(label, of: name, at: place)
        }
        if parameter.isAutoclosure, throwsOwnGeneric(parameter) {
            return .genericAutoclosureError(label, of: name, at: place)
        }
        if moved(index) != nil && holdsPackFunction(parameter.type) {
            return .packFunction("'\(label)'", of: name, at: place)
        }
        return privateName(in: parameter).map { hidden in
            .privateDefaultValue(hidden.name, parameter: label, of: name, at: location(hidden.offset))
        }
    }

    private func holdsPackFunction(_ type: Fragment) -> Bool {
        file.holdsPackFunction(type) || target.packFunctionAliases.areMentioned(in: type, of: file)
    }

    /// Whether an autoclosure throws an error whose type is generic: the compiler cannot infer it from a second one.
    private func throwsOwnGeneric(_ parameter: Parameter) -> Bool {
        let generics = declaration.genericParameters?.genericNames.map(\.name) ?? []
        let error = file.effectsOfFunctionType(parameter.type).errorTokens
        return error.contains { generics.contains(file.file.text($0)) }
    }

    /// A name in the parameter's default value that other files cannot see.
    private func privateName(in parameter: Parameter) -> (name: String, offset: Int)? {
        guard let value = parameter.defaultValue else { return nil }
        let types = declaration.enclosingTypePaths
        let unqualified = file.file.unqualifiedNames(in: value.range)
        if let name = unqualified.first(where: { file.hides($0.name, in: types + [""]) }) {
            return (name.name, name.range.lowerBound)
        }
        // `Self.limit`, `Store.limit`
        let tokens = file.tokens[value.tokens].filter { !$0.kind.isTrivia }
        var typeNames: Set<String> = ["Self"]
        for type in types { typeNames.formUnion(type.split(separator: ".").map { String($0) }) }
        for index in tokens.indices.dropFirst(2) where tokens[index - 1].kind == .period {
            let name = file.file.text(tokens[index])
            if file.hides(unquoted(name), in: types), typeNames.contains(file.file.text(tokens[index - 2])) {
                return (name, tokens[index].start)
            }
        }
        return nil
    }

    /// Whether the result is a non-escapable type of the standard library or the target, or has a lifetime attribute.
    private var isResultNonescapable: Bool {
        if declaration.attributes.contains(where: { $0.name == "_lifetime" || $0.name == "lifetime" }) { return true }
        guard let result = declaration.result?.text else { return false }
        if target.nonescapableTypes.contains(result, seenFrom: declaration.enclosingTypePaths) { return true }
        let type = result.hasPrefix("Swift.") ? String(result.dropFirst("Swift.".count)) : result
        let generic = ["Span", "MutableSpan", "OutputSpan"]
        let plain = ["RawSpan", "MutableRawSpan", "OutputRawSpan", "UTF8Span"]
        return plain.contains(type) || generic.contains { type.hasPrefix($0 + "<") }
    }
}

extension Modifier {
    /// `private(set)` does not restrict reading.
    fileprivate var isPrivate: Bool { fragment.text == "private" || fragment.text == "fileprivate" }
}

extension ParsedFile {
    /// The first type among a declaration's surroundings that no other file can see.
    func privateType(among enclosing: [EnclosingDeclaration]) -> (name: String, access: String)? {
        for type in enclosing where type.kind != .code {
            if let access = type.modifiers.first(where: \.isPrivate) { return (type.dottedName, access.name) }
            guard type.kind == .extension else { continue }
            // `extension Store where Key == Hidden`: its members are as private as the types that its conditions name.
            let condition = type.whereClause?.text ?? ""
            let named = condition.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.map(String.init)
            if let hidden = ([type.dottedName] + named).lazy.compactMap(hiddenComponent).first {
                return (hidden, "private")
            }
        }
        return nil
    }

    /// `Store.Hidden` for `Store.Hidden.Key`, if the file declares `Hidden` as private in `Store`.
    private func hiddenComponent(of name: String) -> String? {
        var path = ""
        for component in name.split(separator: ".").map(String.init) {
            let isHidden = hides(component, in: [path])
            path += (path.isEmpty ? "" : ".") + component
            if isHidden { return path }
        }
        return nil
    }

    /// Whether a name is private in the bodies of one of the types or, for an empty path, at the top of the file.
    fileprivate func hides(_ name: String, in types: [String]) -> Bool {
        types.contains { declaredNames[$0]?.privates.contains(name) ?? false }
    }
}
