/// A call of `withTraceSpan` that somebody wrote.
package struct SpanByHand: Sendable {
    /// The location of the called name.
    package let location: SourceLocation
    /// The name of the span; nil if it is not a literal.
    package let name: String?
    /// The kind, such as `client`; nil if it is not a member of the kinds.
    package let kind: String?
}

private let entryPoints = ["withTraceSpan", "withTraceSpanRethrowing"]

/// Finds the spans that a file makes without an annotation.
func spansByHand(in file: SourceFile) -> [SpanByHand] {
    guard file.contains(SearchText(entryPoints[0])), file.invalidOffset == nil else { return [] }
    let tokens = lex(file).filter { !$0.kind.isTrivia }
    let lines = LineTable(file)
    return tokens.indices.compactMap { index in
        guard opensSpan(tokens[...index], in: file), tokens[(index + 1)...].first?.kind == .leftParenthesis else {
            return nil
        }
        let arguments = argumentTokens(of: tokens[(index + 1)...])
        return SpanByHand(
            location: lines.location(at: tokens[index].start), name: spanName(arguments, in: file),
            kind: spanKind(arguments, in: file))
    }
}

/// Whether the last of these tokens is the name of an entry point, and no declaration of it.
private func opensSpan(_ tokens: ArraySlice<Token>, in file: SourceFile) -> Bool {
    guard let last = tokens.last, last.kind == .identifier else { return false }
    return entryPoints.contains(file.text(last.range)) && tokens.dropLast().last.map { file.text($0.range) } != "func"
}

/// Returns the tokens between the outermost parentheses, without those in nested ones.
private func argumentTokens(of tokens: ArraySlice<Token>) -> [Token] {
    var depth = 0
    var arguments: [Token] = []
    for token in tokens {
        switch token.kind {
        case .leftParenthesis, .leftBrace, .leftBracket: depth += 1
        case .rightParenthesis, .rightBrace, .rightBracket:
            depth -= 1
            if depth == 0 { return arguments }
        default: if depth == 1 { arguments.append(token) }
        }
    }
    return arguments
}

private func spanName(_ arguments: [Token], in file: SourceFile) -> String? {
    guard let first = arguments.first, first.kind == .string, arguments.dropFirst().first?.kind ?? .comma == .comma,
        case .content(let name) = AnnotationStringLiteral.content(of: first, in: file)
    else { return nil }
    return name
}

/// `internal` where none is written, as in the runtime.
private func spanKind(_ arguments: [Token], in file: SourceFile) -> String? {
    guard let label = arguments.firstIndex(where: { file.text($0.range) == "kind" }),
        case let value = arguments[label...].dropFirst().prefix(3), value.first?.kind == .colon
    else { return "internal" }
    let words = value.dropFirst().map { file.text($0.range) }
    return words.first == "." ? words.last.flatMap(AnnotationSpanKind.init)?.rawValue : nil
}
