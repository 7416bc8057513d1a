/// Joins a type or a clause to one line, without its line comments.
///
/// Not for code: there a line end may be the end of a statement.
func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: Byte.isLineEnd) else { return text }
    let source = SourceFile(path: "", bytes: Array(text.utf8))
    var line = ""
    var isSpaced = false
    for token in lex(source) {
        switch token.kind {
        case .whitespace, .newline, .lineComment: isSpaced = true
        default:
            let isInside = line.last == "(" || line.last == "[" || line.last == "<" || closes(token, in: source)
            if isSpaced && !line.isEmpty && !isInside { line += " " }
            line += source.text(token)
            isSpaced = false
        }
    }
    return line
}

private func closes(_ token: Token, in source: SourceFile) -> Bool {
    switch token.kind {
    case .rightParenthesis, .rightBracket, .comma: true
    default: source.spells(token, ">")
    }
}
