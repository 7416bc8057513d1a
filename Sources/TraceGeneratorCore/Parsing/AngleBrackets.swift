/// The `<` that are open at a place, as far as they may be brackets.
///
/// `a < b` looks like the beginning of generic arguments until a token comes that cannot stand in them. Pairing all of
/// them in one pass keeps a file with a million of `<` linear; whether a pair means something is asked only where a
/// type or a generic clause is expected.
struct AngleBrackets {
    private var outer: [Opening] = []
    private var innermost: Opening?

    private struct Opening {
        let place: Int
        /// The number of brackets of other kinds that are open around it.
        let depth: Int
    }

    /// The `<` that a token closes, if it closes one.
    mutating func step(
        over token: PairedTokens.Place, at place: Int, depth: Int, _ bytes: UnsafePointer<UInt8>
    ) -> Int? {
        var sign: UInt8 = 0
        if case .operator = token.kind, token.end - token.start == 1 { sign = bytes[token.start] }
        if sign == Byte.lessThan {
            if let innermost { outer.append(innermost) }
            innermost = Opening(place: place, depth: depth)
            return nil
        }
        guard let innermost else { return nil }
        if sign == Byte.greaterThan {
            guard innermost.depth == depth else { return nil }
            self.innermost = outer.popLast()
            return innermost.place
        }
        // A closing bracket discards the `<` that were opened inside of it.
        switch token.kind {
        case .rightParenthesis, .rightBracket: break
        default: if Self.canHold(token, bytes, isParameterClause: true) { return nil }
        }
        while let last = self.innermost, last.depth >= depth { self.innermost = outer.popLast() }
        return nil
    }

    /// Whether a token can stand between `<` and `>`, where closing brackets are those of brackets in between.
    static func canHold(
        _ token: PairedTokens.Place, _ bytes: UnsafePointer<UInt8>, isParameterClause: Bool
    ) -> Bool {
        switch token.kind {
        case .identifier, .quotedIdentifier, .dollarIdentifier, .period, .comma, .number, .at, .leftParenthesis,
            .leftBracket:
            true
        case .colon:
            isParameterClause
        case .operator:
            isOperatorOfTypes(bytes + token.start, token.end - token.start)
                || (isParameterClause && isSign(Byte.equals, twice: bytes + token.start, token.end - token.start))
        default:
            false
        }
    }

    /// `<`, `>`, `->`, `&`, `?`, `!`, `~`, `-`, `...`
    private static func isOperatorOfTypes(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        switch count {
        case 1:
            switch start[0] {
            case Byte.lessThan, Byte.greaterThan, Byte.ampersand, Byte.questionMark, Byte.exclamationMark, Byte.tilde,
                Byte.minus:
                true
            default: false
            }
        case 2: start[0] == Byte.minus && start[1] == Byte.greaterThan
        case 3: start[0] == Byte.period && start[1] == Byte.period && start[2] == Byte.period
        default: false
        }
    }

    private static func isSign(_ sign: UInt8, twice start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 2 && start[0] == sign && start[1] == sign
    }
}
