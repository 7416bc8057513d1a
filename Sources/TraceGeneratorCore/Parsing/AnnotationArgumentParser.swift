/// Reads `(label: value, …)` after an annotation's name, up to the first mistake.
struct AnnotationArgumentParser {
    private let kind: AnnotationKind
    private let file: SourceFile
    private let lines: LineTable
    private let tokens: [Token]
    /// The end of the text, where a missing token is reported.
    private let end: Int
    private var index = 0
    private(set) var diagnostic: Diagnostic?

    init(_ kind: AnnotationKind, text: AnnotationText, file: SourceFile, lines: LineTable) {
        self.kind = kind
        self.file = file
        self.lines = lines
        tokens = text.tokens
        end = text.end
    }

    /// The arguments in their order, or nil and a ``diagnostic``.
    mutating func parse() -> [WrittenArgument]? {
        var arguments: [WrittenArgument] = []
        if let open = take(.leftParenthesis) {
            while take(.rightParenthesis) == nil {
                guard current != nil else {
                    return fail(.unclosedParenthesis(kind, at: location(open.range.lowerBound)))
                }
                guard let argument = parseArgument() else { return nil }
                arguments.append(argument)
                guard endsElement(.rightParenthesis) else { return failUnexpected("',' or ')'") }
            }
        }
        if let text = current { return fail(.textAfterAnnotation(kind.rawValue, at: location(text.range.lowerBound))) }
        return arguments
    }

    private mutating func parseArgument() -> WrittenArgument? {
        guard let first = current, first.kind == .identifier, let next,
            next.kind == .colon || file.spells(next, "=")
        else { return parseValue().map { WrittenArgument(label: nil, value: $0) } }
        index += 1
        guard take(.colon) != nil else { return failUnexpected("':'") }
        let label = WrittenArgument.Label(text: file.text(first), offset: first.range.lowerBound)
        return parseValue().map { WrittenArgument(label: label, value: $0) }
    }

    /// Takes a comma, or returns whether the list ends here. The caller reports a missing closing bracket.
    private mutating func endsElement(_ closing: TokenKind) -> Bool {
        take(.comma) != nil || current == nil || current?.kind == closing
    }
}

// MARK: Values

extension AnnotationArgumentParser {
    private mutating func parseValue() -> WrittenValue? {
        current?.kind == .leftBracket ? parseList() : parseElement()
    }

    /// Reads a single value. Lists do not nest.
    private mutating func parseElement() -> WrittenValue? {
        guard let token = current else { return failUnexpected("a value") }
        switch token.kind {
        case .string: return parseString(token)
        case .unterminated: return fail(.unterminatedString(at: location(token.range.lowerBound)))
        case .number: return parseNumber(token, isNegative: false, offset: token.range.lowerBound)
        case .operator where file.spells(token, "-") && next?.kind == .number:
            index += 1
            return parseNumber(tokens[index], isNegative: true, offset: token.range.lowerBound)
        case .period where next?.kind == .identifier:
            index += 2
            let member = file.text(tokens[index - 1])
            return WrittenValue(kind: .member(member), offset: token.range.lowerBound)
        case .identifier where file.spells(token, "true") || file.spells(token, "false"):
            index += 1
            return WrittenValue(kind: .boolean(file.spells(token, "true")), offset: token.range.lowerBound)
        case .identifier, .quotedIdentifier: return parsePath(token)
        default: return failUnexpected("a value")
        }
    }

    /// `[a, b]`, `["key": a]`, `[]` or `[:]`.
    private mutating func parseList() -> WrittenValue? {
        guard let open = take(.leftBracket) else { return nil }
        var elements: [WrittenValue] = []
        var pairs: [(key: WrittenValue, value: WrittenValue)] = []
        var isDictionary = false
        if next?.kind == .rightBracket, take(.colon) != nil { isDictionary = true }
        while take(.rightBracket) == nil {
            guard let element = parseElement() else { return nil }
            if elements.isEmpty && pairs.isEmpty { isDictionary = current?.kind == .colon }
            if isDictionary {
                guard take(.colon) != nil else { return failUnexpected("':'") }
                guard let value = parseElement() else { return nil }
                pairs.append((element, value))
            } else {
                elements.append(element)
            }
            guard endsElement(.rightBracket), current != nil else { return failUnexpected("',' or ']'") }
        }
        return WrittenValue(
            kind: isDictionary ? .dictionary(pairs) : .array(elements), offset: open.range.lowerBound)
    }

    private mutating func parseString(_ token: Token) -> WrittenValue? {
        switch AnnotationStringLiteral.content(of: token, in: file) {
        case .content(let content):
            index += 1
            return WrittenValue(kind: .string(content), offset: token.range.lowerBound)
        case .mistake(.multiline): return failUnexpected("a string on one line")
        case .mistake(.interpolation(let offset)): return fail(.interpolation(at: location(offset)))
        case .mistake(.escape(let text, let offset)): return fail(.invalidEscape(text, at: location(offset)))
        }
    }

    private mutating func parseNumber(_ token: Token, isNegative: Bool, offset: Int) -> WrittenValue? {
        guard let number = AnnotationNumber(file.text(token), isNegative: isNegative) else {
            return failUnexpected("a number of 64 bits")
        }
        index += 1
        switch number {
        case .integer(let value): return WrittenValue(kind: .integer(value), offset: offset)
        case .double(let value): return WrittenValue(kind: .double(value), offset: offset)
        }
    }

    /// `order.customer?.id`
    private mutating func parsePath(_ root: Token) -> WrittenValue? {
        let rootText = file.text(root)
        guard root.kind == .quotedIdentifier || rootText == "self" || !isReservedWord(rootText) else {
            return failUnexpected("a value")
        }
        index += 1
        var text = rootText
        while let token = current {
            if token.kind == .period, let element = next, isPathElement(element) {
                text += "." + file.text(element)
                index += 2
            } else if token.kind == .operator && file.spells(token, "?"), isChained {
                text += "?"
                index += 1
            } else if Self.endsPath(token.kind) {
                break
            } else {
                return fail(.invalidPath(file.text(token), at: location(token.range.lowerBound)))
            }
        }
        let path = AnnotationPath(
            root: rootText, text: text, offset: root.range.lowerBound, location: location(root.range.lowerBound))
        return WrittenValue(kind: .path(path), offset: path.offset)
    }

    /// A property's name, or the number of a tuple's element.
    private func isPathElement(_ token: Token) -> Bool {
        switch token.kind {
        case .identifier: file.text(token) != "init" && file.text(token) != "_"
        case .quotedIdentifier: true
        case .number: file.bytes[token.range].allSatisfy(Byte.isDigit)
        default: false
        }
    }

    /// Whether a `?` here is followed by a property: at the end of a path it is an operator.
    private var isChained: Bool {
        guard let next else { return false }
        return next.kind == .period || (next.kind == .operator && file.spells(next, "?"))
    }

    private static func endsPath(_ kind: TokenKind) -> Bool {
        kind == .comma || kind == .colon || kind == .rightParenthesis || kind == .rightBracket
    }
}

// MARK: Reading

extension AnnotationArgumentParser {
    private var current: Token? { index < tokens.count ? tokens[index] : nil }

    private var next: Token? { index + 1 < tokens.count ? tokens[index + 1] : nil }

    private mutating func take(_ kind: TokenKind) -> Token? {
        guard let current, current.kind == kind else { return nil }
        index += 1
        return current
    }

    private func location(_ offset: Int) -> SourceLocation { lines.location(at: offset) }

    /// Records the mistake that ends the reading.
    private mutating func fail<Value>(_ diagnostic: Diagnostic) -> Value? {
        self.diagnostic = diagnostic
        return nil
    }

    private mutating func failUnexpected<Value>(_ expected: String) -> Value? {
        guard let current else {
            return fail(.unexpectedText("the end of the comment", expected: expected, at: location(end)))
        }
        return fail(.unexpectedText(file.text(current), expected: expected, at: location(current.range.lowerBound)))
    }
}
