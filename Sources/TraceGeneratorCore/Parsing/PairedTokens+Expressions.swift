extension PairedTokens {
    /// The end of a default value or an initializer: the first comma or closing bracket that is not a part of it.
    ///
    /// - Parameter isStatement: the expression also ends with its line, unless the next one goes on with it.
    func endOfExpression(_ start: Int, isStatement: Bool) -> Int {
        var place = start
        // In `f<A, B>(x)` the comma belongs to the expression; in `a < b, c > d` it does not. Each element is a `<`
        // that may still turn out to be a bracket, with the first comma after it.
        var angles: [Int?] = []
        while let kind = kind(place), !isClosing(kind), kind != .semicolon {
            if isStatement, place > start, startsLine(place), !continues(place) { break }
            if !angles.isEmpty && !canStandInAngleBrackets(place) {
                if let comma = angles.lazy.compactMap({ $0 }).first { return comma }
                angles = []
            }
            switch kind {
            case .comma:
                guard let last = angles.indices.last else { return place }
                angles[last] = angles[last] ?? place
            case .operator where spells(place, "<"):
                if touchesPrevious(place) && isName(place - 1) { angles.append(nil) }
            case .operator where spells(place, ">") && !angles.isEmpty:
                if canFollowAngleBrackets(place + 1) {
                    angles.removeLast()
                } else {
                    if let comma = angles.lazy.compactMap({ $0 }).first { return comma }
                    angles = []
                }
            case .leftParenthesis, .leftBracket, .leftBrace:
                guard let closing = partner(place), closing > place else { return place }
                place = closing
            default: break
            }
            place += 1
        }
        return angles.lazy.compactMap { $0 }.first ?? place
    }

    private func isClosing(_ kind: TokenKind) -> Bool {
        switch kind {
        case .rightParenthesis, .rightBracket, .rightBrace: true
        default: false
        }
    }

    /// Whether the language reads `<…>` before this place as generic arguments in an expression.
    private func canFollowAngleBrackets(_ place: Int) -> Bool {
        switch kind(place) {
        case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .period, .comma,
            .semicolon, .colon, nil:
            true
        case .operator:
            spells(place, ">") || !touchesPrevious(place) || spells(place, "?") || spells(place, "!")
        default:
            startsLine(place)
        }
    }

    /// Whether the first token of a line goes on with the expression of the line before.
    func continues(_ place: Int) -> Bool {
        switch kind(place) {
        case .period, .operator, .colon, .comma: return true
        case .leftBrace: return true
        case .poundWord:
            // Round a part of a chain of calls: `#if DEBUG ⏎ .padding() ⏎ #endif`.
            return directive(place) == .if && kind(endOfCondition(place)) == .period
        default: return demandsOperand(place - 1)
        }
    }

    /// Whether a word begins a statement whose braces hold no closure: `if x { … }`.
    func isStatementKeyword(_ place: Int) -> Bool {
        let words: [StaticString] = [
            "if", "guard", "for", "while", "repeat", "switch", "do", "catch", "else", "defer", "default",
        ]
        return words.contains { spells(place, $0) }
    }

    /// Whether an expression cannot end with this token.
    func demandsOperand(_ place: Int) -> Bool {
        switch kind(place) {
        case .comma, .period, .colon, .backslash: true
        case .operator:
            // `>` may close generic arguments on a line of its own.
            !(spells(place, ">") && partner(place) != nil)
                && !(touchesPrevious(place) && (spells(place, "?") || spells(place, "!") || spells(place, "...")))
        default: false
        }
    }
}
