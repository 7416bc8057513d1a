// Records functions, properties and types.

extension DeclarationWalk {
    private var isAsked: Bool { listing == .everything || isMarkingPending || isInAnnotatedBody }

    func stepOverFunction() {
        let introducer = place
        guard code.isName(introducer + 1) || code.kind(introducer + 1) == .operator else {
            stepOver()
            return
        }
        if code.isName(introducer + 1) { declare(code.name(introducer + 1)) }
        if isAsked {
            if let function = code.function(introducer), let parameters = code.parameters(function.parameters) {
                record(declaration(function, parameters, introducer), as: .function)
            } else {
                // Not valid Swift; the compiler reports it.
                breakAtAnnotation()
            }
        }
        prelude = Prelude()
        place = introducer + 2
        while code.kind(place) == .operator && code.touchesPrevious(place) { place += 1 }
    }

    func stepOverVariable(_ word: Keyword) {
        let introducer = place
        // In code, `if var`, `case let` and `for var` are not declarations.
        guard canBeginDeclaration(introducer), isAsked || current.declaresNames else {
            stepOver()
            return
        }
        let bindings = code.bindings(introducer)
        for binding in bindings {
            for name in code.names(binding.pattern) { declare(name) }
        }
        if isAsked {
            let isFirstComputed = bindings.first.map { word == .var && isComputed($0) } ?? false
            if !isFirstComputed { refuseVariable(bindings.first) }
            for binding in bindings where word == .var && isComputed(binding) {
                let accessors = binding.accessors.map(code.accessorBlock) ?? .implicitGetter
                record(property(binding, accessors, introducer), as: .property(setter: accessors.setter))
            }
        }
        prelude = Prelude()
        place = introducer + 1
    }

    private func isComputed(_ binding: BindingPlaces) -> Bool {
        binding.accessors != nil && binding.type != nil && binding.pattern.count == 1
    }

    private func refuseVariable(_ binding: BindingPlaces?) {
        guard let binding else {
            breakAtAnnotation()
            return
        }
        let name = code.fragment(binding.pattern).text
        let holdsClosure = binding.initializer.map { code.kind($0) == .leftBrace } ?? false
        refuseAnnotations { holdsClosure ? .closure($0.kind.rawValue, at: $1) : .storedProperty(name, at: $1) }
    }

    func declaration(_ function: FunctionPlaces, _ parameters: [Parameter], _ introducer: Int) -> Declaration {
        Declaration(
            kind: .function, name: code.fragment(function.name), attributes: attributes(), modifiers: modifiers(),
            genericParameters: function.genericParameters.map(code.fragment), parameters: parameters,
            effects: function.effects, getterModifiers: [], result: function.result.map(code.fragment),
            whereClause: function.whereClause.map(code.fragment), enclosing: current.enclosing, conditions: conditions,
            hasBody: code.kind(function.end) == .leftBrace, offset: code.offset(introducer))
    }

    private func property(
        _ binding: BindingPlaces, _ accessors: AccessorBlock, _ introducer: Int
    ) -> Declaration {
        Declaration(
            kind: .property(isReadOnly: accessors.isReadOnly), name: code.fragment(binding.pattern),
            attributes: attributes(), modifiers: modifiers(), genericParameters: nil, parameters: [],
            effects: accessors.effects, getterModifiers: accessors.getterModifiers,
            result: binding.type.map(code.fragment), whereClause: nil, enclosing: current.enclosing,
            conditions: conditions, hasBody: accessors.hasBody, offset: code.offset(introducer))
    }
}

// MARK: Types

extension DeclarationWalk {
    /// A type's or an extension's head; the walk goes on in its braces.
    func stepOverType(_ word: Keyword) {
        let introducer = place
        let start = introducer + 1
        let nameEnd = word == .extension ? code.endOfType(start) : code.isName(start) ? start + 1 : nil
        guard let nameEnd, let kind = EnclosingDeclaration.Kind(rawValue: word.rawValue) else {
            stepOver()
            return
        }
        var head = nameEnd
        var genericParameters: Range<Int>?
        if code.isOperator(head, "<"), let end = code.endOfAngleBrackets(head) {
            genericParameters = head..<end
            head = end
        }
        let clauses = clauses(head)
        let marking = takeMarking(under: conditions)
        if word != .extension { declare(code.name(start)) }
        guard code.kind(clauses.end) == .leftBrace else {
            // Not valid Swift; the compiler reports it.
            if marking != nil { noteBroken(code.offset(place)) }
            stepOver()
            return
        }
        let enclosing = EnclosingDeclaration(
            kind: kind, name: code.fragment(start..<nameEnd).text, attributes: attributes(), modifiers: modifiers(),
            genericParameters: genericParameters.map(code.fragment),
            inheritance: clauses.inheritance.map(code.fragment), whereClause: clauses.whereClause.map(code.fragment),
            offset: code.offset(introducer))
        prelude = Prelude()
        let path = current.enclosing + [enclosing]
        open(
            Context(
                kind: .members(isEnum: word == .enum), parent: context, enclosing: path,
                scope: scope(of: path, marking), isAnnotated: marking?.annotation != nil))
        place = clauses.end + 1
    }

    /// `: P & Q where T: R`, up to the brace.
    private func clauses(_ start: Int) -> (inheritance: Range<Int>?, whereClause: Range<Int>?, end: Int) {
        var end = start
        var whereStart: Int?
        while let kind = code.kind(end), kind != .leftBrace, kind != .rightBrace, kind != .semicolon,
            !beginsDeclaration(end)
        {
            if whereStart == nil && code.keyword(end) == .where { whereStart = end }
            if kind == .leftParenthesis || kind == .leftBracket {
                guard let closing = code.partner(end), closing > end else { break }
                end = closing
            }
            end += 1
        }
        let inheritance = start + 1..<max(start + 1, whereStart ?? end)
        let whereClause = whereStart.map { $0..<end }
        return (code.kind(start) == .colon && !inheritance.isEmpty ? inheritance : nil, whereClause, end)
    }

    /// Whether a type's head that lacks its braces ends before a place.
    private func beginsDeclaration(_ place: Int) -> Bool {
        guard let word = code.keyword(place), word.isDeclarationStart, code.kind(place - 1) != .period else {
            return false
        }
        switch word {
        // `protocol P: class { }`; and words such as `actor` may be names.
        case .class, .actor, .macro, .operator: return code.startsLine(place) && !code.demandsOperand(place - 1)
        default: return true
        }
    }
}
