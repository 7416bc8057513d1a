/// Cuts a file into tokens.
///
/// Keeps every byte: text that is not Swift becomes ``TokenKind/unknown`` or ``TokenKind/unterminated``. Time is linear
/// in the file's size, and nesting of any depth costs memory, not stack.
func lex(_ file: SourceFile) -> [Token] {
    file.bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return [] }
        var lexer = Lexer(base: base, end: buffer.count)
        return lexer.allTokens()
    }
}

/// A position in a file's bytes, and the state that the next token depends on.
///
/// It holds no references, since an unoptimized build copies it for each call of a method that does not change it.
/// The kinds of token that need more than a few lines have files of their own: `Lexer+Strings.swift`,
/// `Lexer+Regexes.swift`, `Lexer+Operators.swift`, `Lexer+Numbers.swift`.
struct Lexer {
    /// A bare pointer, because a buffer's subscript costs a call in an unoptimized build.
    let base: UnsafePointer<UInt8>
    let end: Int
    let classes = ByteClass.table
    var position = 0

    /// The last token that is not trivia; empty before the first.
    private(set) var previous = Token(kind: .newline, start: 0, end: 0)
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
        position < end ? take() : nil
    }

    /// All tokens from here to the end.
    ///
    /// They are written through a bare pointer: an array's `append` is unspecialized code in an unoptimized build.
    mutating func allTokens() -> [Token] {
        // Swift code has about a token in every three bytes.
        var capacity = (end - position) / 3 + 64
        var tokens = UnsafeMutablePointer<Token>.allocate(capacity: capacity)
        defer { tokens.deallocate() }
        var count = 0
        while position < end {
            if count == capacity {
                let larger = UnsafeMutablePointer<Token>.allocate(capacity: 2 * capacity)
                larger.moveInitialize(from: tokens, count: count)
                tokens.deallocate()
                tokens = larger
                capacity *= 2
            }
            tokens[count] = take()
            count += 1
        }
        return Array(UnsafeBufferPointer(start: tokens, count: count))
    }

    /// The token that begins here, before the end.
    private mutating func take() -> Token {
        let start = position
        let kind = scan()
        precondition(position > start && position <= end, "the lexer must progress")
        let token = Token(kind: kind, start: start, end: position)
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
    /// The byte at an offset; NUL after the end.
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
        var offset = position
        while offset < end && base[offset] != Byte.lineFeed && base[offset] != Byte.carriageReturn { offset += 1 }
        position = offset
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }

    /// Returns the character at an offset and its length in bytes; nil if the bytes are not valid UTF-8.
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
        let first = base[position]
        switch classes[Int(first)].start {
        case .identifier: return scanIdentifier()
        case .blank: return scanWhitespace()
        case .lineEnd: return scanNewline()
        case .punctuation:
            position += 1
            return classes[Int(first)].punctuation
        case .period: return scanPeriod()
        case .slash where byte(at: position + 1) == Byte.slash:
            skipToLineEnd()
            return .lineComment
        case .slash where byte(at: position + 1) == Byte.asterisk:
            skipBlockComment()
            return .blockComment
        case .slash, .operator: return scanOperator()
        case .quote: return scanString(pounds: 0)
        case .digit: return scanNumber()
        case .pound: return scanPound()
        case .unicode: return scanUnicode()
        case .backtick: return scanQuotedIdentifier()
        case .dollar:
            position += 1
            skipIdentifierParts()
            return .dollarIdentifier
        case .unknown:
            position += 1
            return .unknown
        }
    }

    private mutating func scanWhitespace() -> TokenKind {
        var offset = position + 1
        while offset < end && classes[Int(base[offset])].isBlank { offset += 1 }
        position = offset
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
        var offset = position
        while offset < end {
            if classes[Int(base[offset])].isIdentifierPart {
                offset += 1
            } else if base[offset] >= 0x80, let (scalar, length) = scalar(at: offset),
                UnicodeClass.isIdentifierPart(scalar)
            {
                offset += length
            } else {
                break
            }
        }
        position = offset
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
            // The text up to here cannot be the inside of another raw identifier, but it can hold other tokens.
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
        // `swiftc` warns about a non-breaking space, and reads it as white space.
        if scalar == 0xA0 {
            position += length
            return .whitespace
        }
        if UnicodeClass.isIdentifierStart(scalar) { return scanIdentifier() }
        if UnicodeClass.isOperatorStart(scalar) { return scanOperator() }
        position += length
        return .unknown
    }

    /// Scans a token that begins with `#`: a raw string, an extended regex, a word, or the file's first line.
    private mutating func scanPound() -> TokenKind {
        let pounds = poundCount(at: position)
        let next = byte(at: position + pounds)
        if next == Byte.quote { return scanString(pounds: pounds) }
        if next == Byte.slash { return scanExtendedRegex(pounds: pounds) }
        if next == Byte.exclamationMark && pounds == 1 && isAtFileStart {
            skipToLineEnd()
            return .hashbang
        }
        let isWord = Byte.isIdentifierStart(next) || next == Byte.backtick || startsIdentifier(at: position + pounds)
        guard isWord else {
            position += pounds
            return .unknown
        }
        guard pounds == 1 else {
            position += pounds - 1
            return .unknown
        }
        return scanPoundWord(isQuoted: next == Byte.backtick)
    }

    /// `#if`, `` #`expect` ``
    private mutating func scanPoundWord(isQuoted: Bool) -> TokenKind {
        let start = position
        position += 1
        guard isQuoted else {
            skipIdentifierParts()
            return .poundWord
        }
        if scanQuotedIdentifier() == .quotedIdentifier { return .poundWord }
        position = start + 1
        return .unknown
    }

    /// Whether an identifier begins with a character outside ASCII here.
    private func startsIdentifier(at offset: Int) -> Bool {
        guard byte(at: offset) >= 0x80, let (scalar, _) = scalar(at: offset) else { return false }
        return UnicodeClass.isIdentifierStart(scalar)
    }

    /// Whether nothing but a byte order mark stands before.
    private var isAtFileStart: Bool {
        position == 0 || (position == 3 && scalar(at: 0)?.value == 0xFEFF)
    }
}
