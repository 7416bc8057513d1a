// Finds the ends of types. Each function takes the place at which a construct begins and returns the place after it, or
// nil if another construct begins there.

extension PairedTokens {
    /// `[String: any P & Q]?`, `(borrowing Int) async throws(E) -> repeat each T`, `Module::Outer<Int>.Inner.Type`
    func endOfType(_ start: Int) -> Int? {
        var place = start
        while true {
            guard let operand = endOfTypeOperand(endOfTypePrefix(place)) else { return nil }
            let end = endOfTypeSuffix(operand)
            if isOperator(end, "&") {
                place = end + 1
            } else if let arrow = endOfArrow(end) {
                place = arrow
            } else {
                return end
            }
        }
    }

    /// Attributes, specifiers, `some`, `any`, `each`, `repeat` and `~`.
    private func endOfTypePrefix(_ start: Int) -> Int {
        var place = start
        while true {
            if kind(place) == .at, let attribute = attribute(place, isInType: true) {
                place = attribute.end
            } else if isOperator(place, "~") {
                place += 1
            } else if let specifier = endOfSpecifier(place) {
                place = specifier
            } else if let word = keyword(place), word.isTypePrefix, beginsType(place + 1) {
                place += 1
            } else {
                return place
            }
        }
    }

    /// `inout`, `sending`, `nonisolated(nonsending)`: words that are names unless a type follows.
    func endOfSpecifier(_ place: Int) -> Int? {
        guard let word = keyword(place), word.isSpecifier else { return nil }
        guard word == .nonisolated else { return beginsType(place + 1) ? place + 1 : nil }
        guard kind(place + 1) == .leftParenthesis, let closing = partner(place + 1) else { return nil }
        return closing + 1
    }

    private func beginsType(_ place: Int) -> Bool {
        switch kind(place) {
        case .identifier: !(keyword(place)?.endsType ?? false)
        case .quotedIdentifier, .leftParenthesis, .leftBracket, .at: true
        case .operator: isOperator(place, "~")
        default: false
        }
    }

    /// A name with what hangs on it, a tuple, an array, or a number as the argument of a value generic.
    private func endOfTypeOperand(_ place: Int) -> Int? {
        switch kind(place) {
        case .identifier, .quotedIdentifier, .dollarIdentifier:
            return endOfQualifiedName(place)
        case .leftParenthesis, .leftBracket:
            return partner(place).map { $0 + 1 }
        case .number:
            return place + 1
        case .operator where isOperator(place, "-") && kind(place + 1) == .number:
            return place + 2
        default:
            return nil
        }
    }

    /// `Module::Outer<Int>`, up to the first period.
    private func endOfQualifiedName(_ start: Int) -> Int {
        var place = start + 1
        if kind(place) == .colon && kind(place + 1) == .colon && touchesPrevious(place + 1) && isName(place + 2) {
            place += 3
        }
        if isOperator(place, "<"), let end = endOfAngleBrackets(place) { place = end }
        return place
    }

    /// `?`, `!`, `.Inner<Int>`, `.Type`.
    private func endOfTypeSuffix(_ start: Int) -> Int {
        var place = start
        while true {
            if touchesPrevious(place) && (isOperator(place, "?") || isOperator(place, "!")) {
                place += 1
            } else if kind(place) == .period && isName(place + 1) {
                place = endOfQualifiedName(place + 1)
            } else {
                return place
            }
        }
    }

    /// `->` with the effects before it.
    func endOfArrow(_ start: Int) -> Int? {
        let place = effects(start).end
        return isOperator(place, "->") ? place + 1 : nil
    }

    /// `<T: P, each U>` or `<Int, [String]>`.
    func endOfAngleBrackets(_ start: Int) -> Int? {
        partner(start).map { $0 + 1 }
    }
}

// MARK: What follows a signature

extension PairedTokens {
    /// `where T: Sendable, repeat each U == Int`
    func endOfWhereClause(_ start: Int) -> Int? {
        var place = start
        repeat {
            guard let left = endOfType(place + 1) else { return nil }
            guard kind(left) == .colon || isOperator(left, "==") else { return nil }
            guard let right = endOfType(left + 1) else { return nil }
            place = right
            // `_Trivial(64)`, a layout constraint.
            if kind(place) == .leftParenthesis, touchesPrevious(place), let closing = partner(place) {
                place = closing + 1
            }
        } while kind(place) == .comma
        return place
    }

    /// `async throws(E)`, in any order; ends where it begins if there are none.
    func effects(_ start: Int) -> (effects: Effects, end: Int) {
        var place = start
        var isAsync = false
        var isReasync = false
        var throwing = Effects.Throwing.never
        while let word = keyword(place), word.isEffect {
            place += 1
            switch word {
            case .async: isAsync = true
            case .reasync: isReasync = true
            case .rethrows: throwing = .rethrows
            default:
                throwing = .any
                if kind(place) == .leftParenthesis, let closing = partner(place) {
                    if closing > place + 1 { throwing = .typed(fragment(place + 1..<closing)) }
                    place = closing + 1
                }
            }
        }
        return (Effects(isAsync: isAsync, isReasync: isReasync, throwing: throwing), place)
    }
}
