/// One of the properties that a `var` or `let` declares, by its places.
struct BindingPlaces: Sendable {
    /// The name, or a tuple of names in its parentheses.
    let pattern: Range<Int>
    let type: Range<Int>?
    /// The place at which the initializer begins.
    let initializer: Int?
    /// The opening brace of its accessors.
    let accessors: Int?
}

/// The content of a property's braces.
struct AccessorBlock: Sendable {
    var isReadOnly: Bool
    var effects: Effects
    var getterModifiers: [Modifier]
    /// The modifiers of its setter, `nonmutating`; nil where it has none.
    var setter: [Modifier]?
    var hasBody: Bool

    /// Statements without any accessor: a getter.
    static let implicitGetter = AccessorBlock(
        isReadOnly: true, effects: Effects(isAsync: false, isReasync: false, throwing: .never), getterModifiers: [],
        hasBody: true)
}

extension PairedTokens {
    /// Reads what a `var` or `let` declares.
    func bindings(_ introducer: Int) -> [BindingPlaces] {
        var bindings: [BindingPlaces] = []
        var place = introducer
        repeat {
            guard let pattern = endOfPattern(place + 1) else { break }
            let names = place + 1..<pattern
            place = pattern
            var type: Range<Int>?
            if kind(place) == .colon {
                guard let end = endOfType(place + 1) else { break }
                type = place + 1..<end
                place = end
            }
            var accessors: Int?
            var initializer: Int?
            if isOperator(place, "=") {
                initializer = place + 1
                place = endOfExpression(place + 1, isStatement: true)
            } else if kind(place) == .leftBrace, let closing = partner(place), closing > place {
                accessors = place
                place = closing + 1
            }
            bindings.append(
                BindingPlaces(pattern: names, type: type, initializer: initializer, accessors: accessors))
        } while kind(place) == .comma
        return bindings
    }

    private func endOfPattern(_ place: Int) -> Int? {
        if isName(place) { return place + 1 }
        guard kind(place) == .leftParenthesis else { return nil }
        return partner(place).map { $0 + 1 }
    }

    /// The names in a pattern; of `(a, (b, _))`, `a` and `b`.
    func names(_ pattern: Range<Int>) -> [String] {
        pattern.compactMap { isName($0) && !spells($0, "_") ? name($0) : nil }
    }
}

// MARK: Accessors

extension PairedTokens {
    /// Reads the braces of a property.
    func accessorBlock(_ opening: Int) -> AccessorBlock {
        guard let closing = partner(opening), accessor(opening + 1) != nil else { return .implicitGetter }
        var block = AccessorBlock.implicitGetter
        block.isReadOnly = true
        block.hasBody = false
        var hasGetter = false
        var place = opening + 1
        while place < closing {
            guard let accessor = accessor(place) else {
                // An `#if` around accessors, or invalid Swift.
                place += 1
                continue
            }
            place = accessor.end
            if kind(place) == .leftBrace, let end = partner(place), end > place {
                block.hasBody = true
                place = end + 1
            }
            if accessor.keyword == .get && !hasGetter {
                hasGetter = true
                block.effects = accessor.effects
                block.getterModifiers = accessor.modifiers
            } else if accessor.keyword != .get {
                block.isReadOnly = false
                if accessor.keyword == .set { block.setter = accessor.modifiers }
            }
        }
        block.isReadOnly = block.isReadOnly && hasGetter
        return block
    }

    private struct Accessor {
        let keyword: Keyword
        let modifiers: [Modifier]
        let effects: Effects
        let end: Int
    }

    /// `@inlinable mutating get async throws`, up to its braces.
    private func accessor(_ start: Int) -> Accessor? {
        var place = start
        while let attribute = attribute(place, isInType: false) { place = attribute.end }
        var modifiers: [Modifier] = []
        while let modifier = modifier(place), keyword(modifier.upperBound) != nil {
            modifiers.append(self.modifier(modifier))
            place = modifier.upperBound
        }
        guard let keyword = keyword(place), keyword.isAccessor else { return nil }
        place += 1
        // `borrow` and `init` are names unless braces follow.
        let isName = keyword == .borrow || keyword == .mutate
        if isName && kind(place) != .leftBrace { return nil }
        // `set(newValue)`, `init(initialValue)`
        if kind(place) == .leftParenthesis, let closing = partner(place) {
            guard keyword != .get, kind(closing + 1) == .leftBrace else { return nil }
            place = closing + 1
        }
        let (effects, end) = effects(place)
        guard kind(end) == .leftBrace || endsRequirement(end) else { return nil }
        return Accessor(keyword: keyword, modifiers: modifiers, effects: effects, end: end)
    }

    /// Whether an accessor without a body may end before a place: `{ get async set }`.
    private func endsRequirement(_ place: Int) -> Bool {
        switch kind(place) {
        case .rightBrace, .at, .semicolon, .poundWord: true
        default: keyword(place).map { $0.isAccessor || $0.isModifier } ?? false
        }
    }
}

// MARK: Modifiers

extension PairedTokens {
    /// The places of a modifier with its argument: `private(set)`.
    ///
    /// It is one only if a declaration can follow: `open` may be a function's name.
    func modifier(_ place: Int) -> Range<Int>? {
        guard let word = keyword(place), word.isModifier else { return nil }
        guard kind(place + 1) == .leftParenthesis, let closing = partner(place + 1), closing > place else {
            return place..<place + 1
        }
        return place..<closing + 1
    }

    func modifier(_ places: Range<Int>) -> Modifier {
        Modifier(name: text(places.lowerBound), fragment: fragment(places))
    }
}
