// Decides what an identifier means at the walk's place.

extension DeclarationWalk {
    /// Attributes and modifiers before a declaration.
    struct Prelude {
        var attributes: [(places: PairedTokens.AttributePlaces, conditions: [CompilationCondition])] = []
        var modifiers: [Range<Int>] = []

        var isEmpty: Bool { attributes.isEmpty && modifiers.isEmpty }
    }

    func stepOverAttribute() {
        guard canBeginDeclaration(place), let attribute = code.attribute(place, isInType: false) else {
            stepOver()
            return
        }
        prelude.attributes.append((attribute, conditions))
        place = attribute.end
    }

    func stepOverWord() {
        // After a period, every word is a name.
        guard !current.isBrackets, code.kind(place - 1) != .period, let word = code.keyword(place) else {
            stepOver()
            return
        }
        if word.isModifier, let modifier = declarationModifier(place) {
            prelude.modifiers.append(modifier)
            place = modifier.upperBound
            return
        }
        switch word {
        case .func: stepOverFunction()
        case .var, .let: stepOverVariable(word)
        case .struct, .class, .enum, .protocol, .extension: stepOverType(word)
        case .actor where canBeginDeclaration(place): stepOverType(word)
        case .`init` where !current.isCode: stepOverInitializer()
        case .deinit where !current.isCode: refuse { .deinitializer(at: $1) }
        case .subscript where !current.isCode: stepOverSubscript()
        case .case where current.isEnum: stepOverCases()
        case .typealias, .associatedtype: stepOverNamed(word)
        case .macro where canBeginDeclaration(place): stepOverNamed(word)
        case .import: stepOverImport()
        case .operator: stepOverOperator()
        case .precedencegroup: stepOverNamed(word)
        default: stepOver()
        }
    }

    /// Whether a declaration's first attribute, modifier or word can stand here.
    func canBeginDeclaration(_ place: Int) -> Bool {
        if !prelude.isEmpty || place == declarationEnd { return true }
        switch code.kind(place - 1) {
        case nil, .semicolon, .leftBrace, .rightBrace: return true
        // `case 1:`
        case .colon where current.isCode: return code.startsLine(place)
        default: return code.startsLine(place) && !code.demandsOperand(place - 1)
        }
    }

    /// A modifier, and not a name such as `open`: a declaration follows it.
    private func declarationModifier(_ place: Int) -> Range<Int>? {
        guard canBeginDeclaration(place), let modifier = code.modifier(place) else { return nil }
        let next = modifier.upperBound
        if code.kind(next) == .at { return modifier }
        guard let word = code.keyword(next) else { return nil }
        // `class open { }` is a class of that name.
        if code.keyword(place) == .class && word.isModifier && !code.isName(next + 1) { return nil }
        return word.isModifier || word.isDeclarationStart ? modifier : nil
    }

    /// Steps over a word that declares what cannot be annotated.
    private func refuse(_ diagnostic: (Annotation, SourceLocation) -> Diagnostic) {
        refuseAnnotations(diagnostic)
        stepOver()
    }

    private func refuse(_ word: Keyword) {
        refuseAnnotations { .unsupportedDeclaration(word.rawValue, $0.kind.rawValue, at: $1) }
    }
}

// MARK: Declarations that are never wrapped

extension DeclarationWalk {
    /// `typealias`, `associatedtype`, `macro`, `precedencegroup`: a word and a name.
    private func stepOverNamed(_ word: Keyword) {
        guard code.isName(place + 1) else {
            stepOver()
            return
        }
        refuse(word)
        if word != .precedencegroup { declare(code.name(place + 1)) }
        if word == .associatedtype { recordAssociatedType() }
        if word == .typealias { recordAlias() }
        prelude = Prelude()
        place += 2
    }

    /// `typealias Pointer<Value> = UnsafePointer<Value>`
    private func recordAlias() {
        let parameters = place + 2
        let equals = code.isOperator(parameters, "<") ? code.endOfAngleBrackets(parameters) ?? parameters : parameters
        guard current.declaresNames, code.isOperator(equals, "="), let end = code.endOfType(equals + 1) else { return }
        declareAlias(code.name(place + 1), of: code.fragment(equals + 1..<end))
    }

    /// `case a, b(Int), c = "c"`
    private func stepOverCases() {
        refuse(.case)
        var element = place + 1
        while code.isName(element) {
            declare(code.name(element))
            element += 1
            if code.kind(element) == .leftParenthesis, let closing = code.partner(element), closing > element {
                element = closing + 1
            }
            if code.isOperator(element, "=") { element = code.endOfExpression(element + 1, isStatement: true) }
            guard code.kind(element) == .comma else { break }
            element += 1
        }
        prelude = Prelude()
        place += code.isName(place + 1) ? 2 : 1
    }

    /// `infix operator <+> : Precedence`
    private func stepOverOperator() {
        guard code.kind(place + 1) == .operator else {
            stepOver()
            return
        }
        refuse(.operator)
        prelude = Prelude()
        place += 2
        while code.kind(place) == .operator && code.touchesPrevious(place) { place += 1 }
        declarationEnd = place
    }

    /// `internal import struct Foundation.URL`
    private func stepOverImport() {
        let bridge = takeBridge()
        refuse(.import)
        let introducer = place
        var path = place + 1
        var entityKind: String?
        if code.isName(path) && code.isName(path + 1) && !code.startsLine(path + 1) {
            entityKind = code.text(path)
            path += 1
        }
        guard code.isName(path) else {
            stepOver()
            return
        }
        var end = path + 1
        while code.kind(end) == .period && code.isName(end + 1) { end += 2 }
        let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
        imports.append(
            ImportDeclaration(
                attributes: attributes(), accessLevel: modifiers().map(\.name).first { accessLevels.contains($0) },
                entityKind: entityKind, path: code.fragment(path..<end).text, conditions: conditions,
                offset: code.offset(introducer), bridgeOffset: bridge?.offset))
        prelude = Prelude()
        place = end
        declarationEnd = end
    }
}

// MARK: The prelude as values

extension DeclarationWalk {
    func attributes() -> [DeclarationAttribute] {
        prelude.attributes.map { attribute in
            // The conditions around the declaration are its own; the rest stand around the attribute alone.
            let shared = zip(attribute.conditions, conditions).prefix { $0 == $1 }.count
            return code.declarationAttribute(attribute.places, under: Array(attribute.conditions.dropFirst(shared)))
        }
    }

    func modifiers() -> [Modifier] { prelude.modifiers.map(code.modifier) }
}
