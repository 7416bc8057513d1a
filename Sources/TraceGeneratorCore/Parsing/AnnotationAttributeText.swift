/// Whether a text is exactly one attribute of a declaration: `@Name`, `@Module.Name<Int>(1, "a")`.
///
/// The compiler checks its meaning. Nothing can follow it, so a wrapper may repeat it safely.
func isOneAttribute(_ text: String) -> Bool {
    let file = SourceFile(path: "", bytes: Array(text.utf8))
    let tokens = lex(file)
    guard tokens.count >= 2, tokens[0].kind == .at, !tokens.contains(where: { isUnfit($0.kind) }) else { return false }
    var index = 1
    guard skipName(tokens, &index) else { return false }
    if index < tokens.count && file.spells(tokens[index], "<") {
        guard skipAngles(tokens, &index, in: file) else { return false }
    }
    if index < tokens.count && tokens[index].kind == .leftParenthesis {
        guard skipBrackets(tokens, &index) else { return false }
    }
    return index == tokens.count
}

/// Whether a token could hide other text, or end the line.
private func isUnfit(_ kind: TokenKind) -> Bool {
    switch kind {
    case .newline, .lineComment, .blockComment, .hashbang, .unterminated, .unknown: true
    default: false
    }
}

/// `Module.Name`
private func skipName(_ tokens: [Token], _ index: inout Int) -> Bool {
    while index < tokens.count, tokens[index].kind == .identifier || tokens[index].kind == .quotedIdentifier {
        index += 1
        guard index < tokens.count, tokens[index].kind == .period else { return true }
        index += 1
    }
    return false
}

private func skipAngles(_ tokens: [Token], _ index: inout Int, in file: SourceFile) -> Bool {
    var depth = 0
    while index < tokens.count {
        if tokens[index].kind == .leftParenthesis || tokens[index].kind == .leftBracket {
            guard skipBrackets(tokens, &index) else { return false }
            continue
        }
        if file.spells(tokens[index], "<") { depth += 1 }
        if file.spells(tokens[index], ">") { depth -= 1 }
        index += 1
        if depth == 0 { return true }
    }
    return false
}

/// Skips a bracket of any kind with everything up to the bracket that closes it.
private func skipBrackets(_ tokens: [Token], _ index: inout Int) -> Bool {
    var open: [TokenKind] = []
    while index < tokens.count {
        let kind = tokens[index].kind
        switch kind {
        case .leftParenthesis: open.append(.rightParenthesis)
        case .leftBracket: open.append(.rightBracket)
        case .leftBrace: open.append(.rightBrace)
        case .rightParenthesis, .rightBracket, .rightBrace:
            guard open.popLast() == kind else { return false }
        default: break
        }
        index += 1
        if open.isEmpty { return true }
    }
    return false
}
