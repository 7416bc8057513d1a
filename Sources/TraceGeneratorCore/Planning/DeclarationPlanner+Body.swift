extension DeclarationPlanner {
    func planBody(_ recordings: Recordings) -> BodyPlan {
        let injection = planInjection()
        return BodyPlan(
            callee: callee, arguments: declaration.kind == .function ? arguments(injection) : nil,
            effects: bodyEffects,
            passesThrowingAutoclosure: declaration.parameters.contains(where: passesThrowingAutoclosure),
            safety: safety,
            moved: (movedSelf.map { [$0] } ?? []) + declaration.parameters.indices.compactMap(moved),
            parents: recordings.parents, readsParentsFirst: recordings.readsParentsFirst,
            isRoot: annotation.shared.isRoot ?? false, before: recordings.before,
            injection: injection, after: recordings.after, endsWithSequence: endsWithSequence,
            followsResponse: followsResponse, result: resultForm,
            wrappedResult: wrappedResult,
            returnsExplicitly: returnsExplicitly,
            names: localNames)
    }

    /// The original's name, always qualified, so that it cannot mean a parameter or another declaration.
    private var callee: String {
        let name = declaration.name.text
        if let movedSelf { return "\(movedSelf.taken).\(name)" }
        if let decorator { return decorator.base(of: declaration) + ".\(name)" }
        if declaration.enclosing.isEmpty { return "\(target.moduleName)::\(name)" }
        return (declaration.isStatic ? "Self." : "self.") + name
    }

    private var safety: BodySafety {
        let attributes = declaration.attributes.map(\.name)
        let types = declaration.parameters.map(\.fullType) + (declaration.result.map { [$0] } ?? [])
        let isSignatureUnsafe = target.unsafeTypes.holdSelf(of: declaration) || types.contains(where: isUnsafe)
        return BodySafety(
            callIsUnsafe: attributes.contains("unsafe") || (isSignatureUnsafe && !attributes.contains("safe")),
            resultIsUnsafe: declaration.result.map(isUnsafe) ?? false)
    }

    private func isUnsafe(_ type: Fragment) -> Bool {
        target.unsafeTypes.areMentioned(in: type, of: declaration, file: file, declaredNames: target.declaredNames)
    }

    private var bodyEffects: BodyEffects {
        let throwing: BodyEffects.Throwing =
            switch declaration.effects.throwing {
            case .never: .never
            case .any: .any
            case .rethrows: .rethrows
            // `throws(Never)` does not throw: the compiler warns about a `try` before its calls.
            case .typed(let error) where error.isNever: .never
            case .typed(let error): .typed(qualified(error))
            }
        return BodyEffects(isAsync: declaration.effects.isAsync, throwing: throwing)
    }

    private var resultForm: ResultForm {
        if declaration.neverReturns { return .never }
        if declaration.returnsNothing { return .nothing }
        return declaration.result.map { file.beginsWithSending($0) } == true ? .sent : .value
    }

    private var followsResponse: Bool {
        guard target.bridges.followResponses, case .route = annotation.specific, case .value = resultForm else {
            return false
        }
        return true
    }

    private func arguments(_ injection: Injection?) -> [String] {
        declaration.parameters.indices.map { labelled(argument($0, injection), as: $0) }
    }

    /// The expression behind the label that its parameter has in calls.
    func labelled(_ argument: String, as index: Int) -> String {
        let label = Self.callLabel(declaration.parameters[index].label.text)
        return (label == "_" ? "" : "\(label): ") + argument
    }

    /// A label as calls write it. There only these three words need backticks; the compiler warns about others.
    private static func callLabel(_ label: String) -> String {
        let bare = unquoted(label)
        return isIdentifier(bare) && !["inout", "let", "var"].contains(bare) ? bare : label
    }

    private func passesThrowingAutoclosure(_ parameter: Parameter) -> Bool {
        parameter.isAutoclosure && file.effectsOfFunctionType(parameter.type).throws
    }

    /// The expression that passes a parameter on from inside of the closure.
    private func argument(_ index: Int, _ injection: Injection?) -> String {
        guard let injection, injection.parameter == index else { return moved(index)?.taken ?? unmovedArgument(index) }
        return (declaration.parameters[index].has("inout") ? "&" : "") + injection.variable
    }

    /// The expression that passes a parameter on where no closure stands between.
    func unmovedArgument(_ index: Int) -> String {
        let parameter = declaration.parameters[index]
        let name = unwrapped(internalName(index), file.selfForm(of: parameter.type))
        if parameter.has("inout") { return "&\(name)" }
        if parameter.isPack(in: file) { return "repeat each \(name)" }
        guard parameter.isAutoclosure else { return name }
        let effects = file.effectsOfFunctionType(parameter.type)
        return (effects.throws ? "try " : "") + (effects.isAsync ? "await " : "") + "\(name)()"
    }
}

// MARK: Sequences

extension DeclarationPlanner {
    /// Whether the span ends with the sequence that the original returns. Reports why it cannot.
    private var endsWithSequence: Bool {
        guard let argument = annotation.shared.endsWithSequence else { return false }
        let reason: String? =
            if declaration.effects.throwing == .rethrows {
                "it rethrows"
            } else if !(declaration.result.map(file.isSequence) ?? false) {
                "its result is no 'AsyncStream', 'AsyncThrowingStream' or 'some AsyncSequence'"
            } else {
                nil
            }
        guard let reason else { return true }
        report(.noSequence(declaration.displayName, because: reason, at: location(argument.offset)))
        return false
    }
}

// MARK: What only decorators ask

extension DeclarationPlanner {
    /// Whether the requirement has a result builder, as which any attribute may turn out, that the body must not meet.
    var returnsExplicitly: Bool {
        decorator != nil && !declaration.returnsNothing && declaration.attributes.contains(where: isCustom)
    }

    /// A value of the decorator's `Self` as one of its base's; any other value as it is.
    func unwrapped(_ value: String, _ form: SelfForm) -> String {
        decorator.map { form.unwrap(value, base: $0.baseProperty) } ?? value
    }

    /// The form of `Self` in the result that must be wrapped.
    var wrappedResult: SelfForm {
        guard decorator != nil, let result = declaration.result else { return .none }
        return file.selfForm(of: result)
    }
}

// MARK: Names

extension DeclarationPlanner {
    /// The name that the wrapper's body uses for a parameter: its own, or an invented one where it has none.
    func internalName(_ index: Int) -> String {
        let parameter = declaration.parameters[index]
        if parameter.needsName { return localName("argument\(index + 1)") }
        let written = (parameter.secondName ?? parameter.label).text
        return isReservedWord(written) ? "`\(written)`" : written
    }

    var localNames: LocalNames {
        LocalNames(
            span: localName("span", else: "traceSpan"), result: localName("result", else: "traceResult"),
            sentResult: localName("sentResult"), parent: localName("parent", else: "traceParent"),
            stream: localName("stream", else: "traceStream"))
    }

    /// `self`, where the call consumes it.
    var movedSelf: MovedValue? {
        guard declaration.consumesSelf else { return nil }
        guard let decorator else {
            return MovedValue(
                form: .consumed, value: "self", variable: localName("consumedSelf"),
                isUnsafe: target.unsafeTypes.holdSelf(of: declaration))
        }
        let value = decorator.base(of: declaration)
        return MovedValue(form: .consumed, value: value, variable: localName("consumedBase"), isUnsafe: false)
    }

    /// A parameter that a closure can pass on only through a variable.
    func moved(_ index: Int) -> MovedValue? {
        let parameter = declaration.parameters[index]
        let name = internalName(index)
        let suffix = capitalized(name)
        if parameter.has("sending") {
            return MovedValue(
                form: .sent, value: name, variable: localName("sent" + suffix), isUnsafe: isUnsafe(parameter.type))
        }
        // The old spelling is also found at closures that do not escape and need no moving.
        let isOwned = parameter.has("__owned") && !file.isNonescapingClosure(parameter)
        guard parameter.has("consuming") || isOwned else { return nil }
        return MovedValue(
            form: .consumed, value: name, variable: localName("consumed" + suffix), isUnsafe: isUnsafe(parameter.type))
    }

    /// `Request` of `request`
    func capitalized(_ name: String) -> String {
        unquoted(name).prefix(1).uppercased() + unquoted(name).dropFirst()
    }

    /// The name, or the second one, or either with underscores, so that it differs from all parameters.
    func localName(_ name: String, else second: String? = nil) -> String {
        let taken = declaration.parameters.map(\.internalName)
        if !taken.contains(name) { return name }
        var other = second ?? "\(name)_"
        while taken.contains(other) { other += "_" }
        return other
    }
}

// MARK: What types say

extension Parameter {
    var isAutoclosure: Bool { attributes.contains { $0.name == "autoclosure" } }

    func isPack(in file: ParsedFile) -> Bool {
        file.tokens[type.tokens].first.map { file.file.spells($0, "repeat") } ?? false
    }
}

extension ParsedFile {
    /// Whether a result is an asynchronous sequence of one of the types that the runtime can follow.
    fileprivate func isSequence(_ type: Fragment) -> Bool {
        var words = tokens[type.tokens].filter { !$0.kind.isTrivia }.map { file.text($0) }
        if words.count > 2, ["Swift", "_Concurrency"].contains(words[0]), [".", "::"].contains(words[1]) {
            words.removeFirst(2)
        }
        if words.first == "some" { return words.contains("AsyncSequence") }
        return ["AsyncStream", "AsyncThrowingStream"].contains(words.first) && words.last == ">"
    }

    fileprivate func beginsWithSending(_ type: Fragment) -> Bool {
        tokens[type.tokens].first.map { file.spells($0, "sending") } ?? false
    }
}
