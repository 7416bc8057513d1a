/// Cuts a file into tokens.
///
/// No byte is dropped, whatever the file holds: text that is no Swift becomes ``TokenKind/unknown`` or
/// ``TokenKind/unterminated``. Time is linear in the file's size, and nesting of any depth costs memory, not stack.
func lex(_ file: SourceFile) -> [Token] {
    file.bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return [] }
        var lexer = Lexer(base: base, end: buffer.count)
        var tokens: [Token] = []
        // Swift code has about a token in every three bytes.
        tokens.reserveCapacity(buffer.count / 3)
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }
}

/// A place in a file's bytes, and what must be remembered of those before it.
///
/// It holds no references, since an unoptimized build copies it for each call of a method that does not change it.
/// The kinds of token that need more than a few lines have files of their own: `Lexer+Strings.swift`,
/// `Lexer+Regexes.swift`, `Lexer+Operators.swift`, `Lexer+Numbers.swift`.
struct Lexer {
    /// A bare pointer, because a buffer's subscript costs a call in an unoptimized build.
    let base: UnsafePointer<UInt8>
    let end: Int
    var position = 0

    /// The last token that is not trivia; empty before the first.
    private(set) var previous = Token(kind: .newline, range: 0..<0)
    /// The kind of the one before it.
    private(set) var secondPreviousKind = TokenKind.newline
    /// Whether a line has ended since `previous`.
    private(set) var isFirstOnLine = true

    /// No bare regex literal that begins before this offset can be closed: an attempt has already failed there.
    var regexFreeUntil = 0

    init(base: UnsafePointer<UInt8>, end: Int) {
        self.base = base
        self.end = end
    }

    /// The next token, or nil at the end.
    mutating func next() -> Token? {
        guard position < end else { return nil }
        let start = position
        let kind = scan()
        precondition(position > start && position <= end, "the lexer must progress")
        let token = Token(kind: kind, range: Range(uncheckedBounds: (start, position)))
        if kind.isTrivia {
            if kind == .newline { isFirstOnLine = true }
        } else {
            secondPreviousKind = previous.kind
            previous = token
            isFirstOnLine = false
        }
        return token
    }
}

// MARK: Reading

extension Lexer {
    /// The byte at an offset; NUL behind the end.
    func byte(at offset: Int) -> UInt8 {
        offset < end ? base[offset] : 0
    }

    /// The byte here; NUL at the end.
    var byte: UInt8 { byte(at: position) }

    /// The number of signs from an offset on.
    func poundCount(at offset: Int) -> Int {
        var pound = offset
        while byte(at: pound) == Byte.pound { pound += 1 }
        return pound - offset
    }

    mutating func skipToLineEnd() {
        while position < end && !Byte.isLineEnd(base[position]) { position += 1 }
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }

    /// The character at an offset and its length in bytes; nil where there is no valid UTF-8.
    func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
        let first = byte(at: offset)
        guard first >= 0x80 else { return (UInt32(first), 1) }
        let (length, bits, smallest): (Int, UInt8, UInt32) =
            switch first {
            case 0xC2...0xDF: (2, 0x1F, 0x80)
            case 0xE0...0xEF: (3, 0x0F, 0x800)
            case 0xF0...0xF4: (4, 0x07, 0x10000)
            default: (0, 0, 0)
            }
        guard length > 0, offset + length <= end else { return nil }
        var value = UInt32(first & bits)
        for index in offset + 1..<offset + length {
            guard base[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(base[index] & 0x3F)
        }
        guard value >= smallest, value <= 0x10FFFF, value & 0xFFFF_F800 != 0xD800 else { return nil }
        return (value, length)
    }
}

// MARK: Telling tokens apart

extension Lexer {
    private mutating func scan() -> TokenKind {
        let first = byte
        if Byte.isIdentifierStart(first) { return scanIdentifier() }
        if Byte.isBlank(first) { return scanWhitespace() }
        if Byte.isLineEnd(first) { return scanNewline() }
        if Byte.isDigit(first) { return scanNumber() }
        if first >= 0x80 { return scanUnicode() }
        if let kind = punctuation(first) {
            position += 1
            return kind
        }
        switch first {
        case Byte.quote: return scanString(pounds: 0)
        case Byte.pound: return scanPound()
        case Byte.slash where byte(at: position + 1) == Byte.slash:
            skipToLineEnd()
            return .lineComment
        case Byte.slash where byte(at: position + 1) == Byte.asterisk:
            skipBlockComment()
            return .blockComment
        case Byte.period: return scanPeriod()
        case Byte.backtick: return scanQuotedIdentifier()
        case Byte.dollar:
            position += 1
            skipIdentifierParts()
            return .dollarIdentifier
        case _ where Byte.isOperator(first): return scanOperator()
        default:
            position += 1
            return .unknown
        }
    }

    private func punctuation(_ byte: UInt8) -> TokenKind? {
        switch byte {
        case Byte.leftParenthesis: .leftParenthesis
        case Byte.rightParenthesis: .rightParenthesis
        case Byte.leftBrace: .leftBrace
        case Byte.rightBrace: .rightBrace
        case Byte.leftBracket: .leftBracket
        case Byte.rightBracket: .rightBracket
        case Byte.comma: .comma
        case Byte.colon: .colon
        case Byte.semicolon: .semicolon
        case Byte.at: .at
        case Byte.backslash: .backslash
        default: nil
        }
    }

    private mutating func scanWhitespace() -> TokenKind {
        while position < end && Byte.isBlank(base[position]) { position += 1 }
        return .whitespace
    }

    private mutating func scanNewline() -> TokenKind {
        let isPair = byte == Byte.carriageReturn && byte(at: position + 1) == Byte.lineFeed
        position += isPair ? 2 : 1
        return .newline
    }

    /// Skips a comment with all that are nested in it; at the file's end if it is not closed.
    mutating func skipBlockComment() {
        position += 2
        var depth = 1
        while position < end && depth > 0 {
            let first = base[position]
            let second = byte(at: position + 1)
            if first == Byte.slash && second == Byte.asterisk {
                depth += 1
                position += 2
            } else if first == Byte.asterisk && second == Byte.slash {
                depth -= 1
                position += 2
            } else {
                position += 1
            }
        }
    }
}

// MARK: Identifiers

extension Lexer {
    private mutating func scanIdentifier() -> TokenKind {
        skipIdentifierParts()
        return .identifier
    }

    mutating func skipIdentifierParts() {
        while position < end {
            if Byte.isIdentifierPart(base[position]) {
                position += 1
            } else if base[position] >= 0x80, let (scalar, length) = scalar(at: position),
                UnicodeClass.isIdentifierPart(scalar)
            {
                position += length
            } else {
                return
            }
        }
    }

    /// `` `default` `` or any name on one line without backslash and control characters: `` `a raw name` ``.
    ///
    /// https://github.com/swiftlang/swift-evolution/blob/main/proposals/0451-escaped-identifiers.md
    private mutating func scanQuotedIdentifier() -> TokenKind {
        var closing = position + 1
        while closing < end && byte(at: closing) != Byte.backtick && isRawIdentifierPart(byte(at: closing)) {
            closing += 1
        }
        guard byte(at: closing) == Byte.backtick, closing > position + 1 else {
            // What was looked at cannot be the inside of another raw identifier, but it can be other tokens.
            position += 1
            return .unknown
        }
        position = closing + 1
        return .quotedIdentifier
    }

    private func isRawIdentifierPart(_ byte: UInt8) -> Bool {
        byte >= Byte.space && byte != Byte.backslash && byte != 0x7F
    }

    private mutating func scanUnicode() -> TokenKind {
        guard let (scalar, length) = scalar(at: position) else {
            position += 1
            return .unknown
        }
        if scalar == 0xFEFF && position == 0 {
            position += length
            return .whitespace
        }
        if UnicodeClass.isIdentifierStart(scalar) { return scanIdentifier() }
        if UnicodeClass.isOperatorStart(scalar) { return scanOperator() }
        position += length
        return .unknown
    }

    /// What begins with a sign: a raw string, an extended regex, a word, the file's first line, or nothing.
    private mutating func scanPound() -> TokenKind {
        let pounds = poundCount(at: position)
        let next = byte(at: position + pounds)
        if next == Byte.quote { return scanString(pounds: pounds) }
        if next == Byte.slash { return scanExtendedRegex(pounds: pounds) }
        if next == Byte.exclamationMark && pounds == 1 && isAtFileStart {
            skipToLineEnd()
            return .hashbang
        }
        guard Byte.isIdentifierStart(next) else {
            position += pounds
            return .unknown
        }
        guard pounds == 1 else {
            position += pounds - 1
            return .unknown
        }
        position += 1
        skipIdentifierParts()
        return .poundWord
    }

    /// Whether nothing but a byte order mark stands before.
    private var isAtFileStart: Bool {
        position == 0 || (position == 3 && scalar(at: 0)?.value == 0xFEFF)
    }
}
