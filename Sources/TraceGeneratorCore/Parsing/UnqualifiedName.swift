/// A name that the compiler looks up from its place: not a member after a period, not a label, and not declared by its
/// own closure.
struct UnqualifiedName: Sendable, Equatable {
    /// Without backticks.
    let name: String
    /// UTF-8 offsets into the file, backticks included.
    let range: Range<Int>
}

extension SourceFile {
    /// The names in a type, an expression or a clause that are looked up from there, interpolations included.
    func unqualifiedNames(in fragment: Range<Int>) -> [UnqualifiedName] {
        var names: [UnqualifiedName] = []
        var pieces = [fragment]
        while let piece = pieces.popLast() {
            let tokens = significantTokens(piece.lowerBound, end: piece.upperBound, untilClosed: false)
            for token in tokens where token.kind == .string { pieces += interpolations(token) }
            names += Scan(file: self, tokens: tokens).names()
        }
        return names.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// - Parameter untilClosed: stops before the parenthesis that closes one opened before the start.
    private func significantTokens(_ start: Int, end: Int, untilClosed: Bool) -> [Token] {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return [] }
            var lexer = Lexer(base: base, end: end)
            lexer.position = start
            var depth = 0
            var tokens: [Token] = []
            while let token = lexer.next() {
                if token.kind == .leftParenthesis { depth += 1 }
                if token.kind == .rightParenthesis { depth -= 1 }
                if untilClosed && depth < 0 { break }
                if !token.kind.isTrivia { tokens.append(token) }
            }
            return tokens
        }
    }

    /// The code between `\(` and `)` in a string literal.
    private func interpolations(_ string: Token) -> [Range<Int>] {
        let pounds = bytes[string.range].prefix { $0 == Byte.pound }.count
        var interpolations: [Range<Int>] = []
        var offset = string.range.lowerBound
        while offset < string.range.upperBound {
            guard bytes[offset] == Byte.backslash else {
                offset += 1
                continue
            }
            let escaped = offset + 1 + pounds
            guard escaped < string.range.upperBound,
                bytes[offset + 1..<escaped].allSatisfy({ $0 == Byte.pound })
            else {
                offset += 1
                continue
            }
            offset = escaped + 1
            guard bytes[escaped] == Byte.leftParenthesis else { continue }
            let tokens = significantTokens(offset, end: string.range.upperBound, untilClosed: true)
            guard let last = tokens.last else { continue }
            interpolations.append(offset..<last.range.upperBound)
            offset = last.range.upperBound
        }
        return interpolations
    }
}

/// One pass over the tokens of a fragment.
private struct Scan {
    let file: SourceFile
    let tokens: [Token]

    func names() -> [UnqualifiedName] {
        var names: [UnqualifiedName] = []
        var brackets: [Bracket] = []
        for index in tokens.indices {
            switch tokens[index].kind {
            case .leftBrace: brackets.append(Bracket(kind: .leftBrace, declared: declaredNames(inBracesAt: index)))
            case .leftParenthesis, .leftBracket: brackets.append(Bracket(kind: tokens[index].kind, declared: []))
            case .rightBrace, .rightParenthesis, .rightBracket: _ = brackets.popLast()
            case .identifier, .quotedIdentifier:
                guard !isMember(index), !(brackets.last?.kind == .leftParenthesis && isLabel(index)) else { continue }
                let name = name(index)
                if !brackets.contains(where: { $0.declared.contains(name) }) {
                    names.append(UnqualifiedName(name: name, range: tokens[index].range))
                }
            default: break
            }
        }
        return names
    }

    private struct Bracket {
        let kind: TokenKind
        /// Names that the closure or block in these braces declares itself.
        let declared: Set<String>
    }

    private func name(_ index: Int) -> String {
        let range = tokens[index].range
        return tokens[index].kind == .quotedIdentifier
            ? file.text(range.lowerBound + 1..<range.upperBound - 1) : file.text(range)
    }

    private func kind(_ index: Int) -> TokenKind? {
        tokens.indices.contains(index) ? tokens[index].kind : nil
    }

    /// `.name`, `Module::name`
    private func isMember(_ index: Int) -> Bool {
        kind(index - 1) == .period || (kind(index - 1) == .colon && kind(index - 2) == .colon)
    }

    /// `name:` or `name other:` after a parenthesis or a comma.
    private func isLabel(_ index: Int) -> Bool {
        let isFollowed = kind(index + 1) == .colon && kind(index + 2) != .colon
        let isFirstOfTwo = isName(index + 1) && kind(index + 2) == .colon
        switch kind(index - 1) {
        case .leftParenthesis, .comma: return isFollowed || isFirstOfTwo
        case .identifier: return isFollowed
        default: return false
        }
    }

    private func isName(_ index: Int) -> Bool {
        kind(index) == .identifier || kind(index) == .quotedIdentifier
    }

    /// The names that a closure's signature and its statements declare.
    private func declaredNames(inBracesAt opening: Int) -> Set<String> {
        var declared: Set<String> = []
        var signature: Set<String> = []
        var depth = 0
        var index = opening
        while index < tokens.count {
            switch kind(index) {
            case .leftBrace: depth += 1
            case .rightBrace: depth -= 1
            case .identifier, .quotedIdentifier:
                if depth == 1 && file.spells(tokens[index], "in") { declared.formUnion(signature) }
                if depth == 1 { signature.insert(name(index)) }
                if isDeclared(index) { declared.insert(name(index)) }
            default: break
            }
            if depth == 0 { break }
            index += 1
        }
        return declared
    }

    private func isDeclared(_ index: Int) -> Bool {
        guard kind(index - 1) == .identifier else { return false }
        return ["let", "var", "func", "for"].contains { (word: StaticString) in file.spells(tokens[index - 1], word) }
    }
}
