/// The `<` that are open where a pass over tokens has come to, if they are brackets at all.
///
/// `a < b` looks like the beginning of generic arguments until a token comes that cannot stand in them. Pairing all of
/// them in one pass keeps a file with a million of `<` linear; whether a pair means something is asked only where a
/// type or a generic clause is expected.
struct AngleBrackets {
    private var open: [Opening] = []

    private struct Opening {
        let place: Int
        /// How many brackets of other kinds are open round it.
        let depth: Int
    }

    /// The `<` that a token closes, if it closes one.
    mutating func step(over token: Token, at place: Int, depth: Int, in file: SourceFile) -> Int? {
        if token.kind == .operator && file.spells(token, "<") {
            open.append(Opening(place: place, depth: depth))
            return nil
        }
        guard let last = open.last else { return nil }
        if token.kind == .operator && file.spells(token, ">") {
            guard last.depth == depth else { return nil }
            open.removeLast()
            return last.place
        }
        // A closing bracket leaves those behind that were opened inside of it.
        let isClosing = token.kind == .rightParenthesis || token.kind == .rightBracket
        if !isClosing && Self.canHold(token, in: file, isParameterClause: true) { return nil }
        while let last = open.last, last.depth >= depth { open.removeLast() }
        return nil
    }

    /// Whether a token can stand between `<` and `>`, where closing brackets are those of brackets in between.
    static func canHold(_ token: Token, in file: SourceFile, isParameterClause: Bool = false) -> Bool {
        switch token.kind {
        case .identifier, .quotedIdentifier, .dollarIdentifier, .period, .comma, .number, .at, .leftParenthesis,
            .leftBracket:
            true
        case .colon:
            isParameterClause
        case .operator:
            operators.contains { file.spells(token, $0) } || (isParameterClause && file.spells(token, "=="))
        default:
            false
        }
    }

    private static let operators: [StaticString] = ["<", ">", "->", "&", "?", "!", "~", "-", "..."]
}
