/// A reader that finds literals and comments in a statement.
struct SQLReader {
    let bytes: TextBytes
    let names: SensitiveNames
    let dialect: SQLDialect
    let end: Int
    /// The end of the last literal, comment or quoted name. A word does not begin before it.
    private(set) var tokenEnd: Int
    /// The place where the next token is looked for.
    private var position: Int
    /// Whether the statement contains `IDENTIFIED`.
    private var isIdentified = false

    init(bytes: TextBytes, names: SensitiveNames, dialect: SQLDialect, range: Range<Int>) {
        self.bytes = bytes
        self.names = names
        self.dialect = dialect
        end = range.upperBound
        tokenEnd = range.lowerBound
        position = range.lowerBound
    }

    enum Token {
        case literal(Range<Int>)
        case comment(Range<Int>)
        /// A quoted name or a placeholder, by its end.
        case name(Int)
        /// Text without a meaning, by its end.
        case plain(Int)
    }

    /// Returns the next token; nil at the end of the statement.
    @inline(__always)
    mutating func next() -> Token? {
        if !isIdentified { position = bytes.firstIndex(from: position, to: end) { $0.sqlSignals } }
        guard position < end else { return nil }
        let token = token(at: position)
        switch token {
        case .literal(let range), .comment(let range): tokenEnd = range.upperBound
        case .name(let end): tokenEnd = end
        case .plain(let end):
            position = end
            return token
        }
        position = tokenEnd
        return token
    }

    private mutating func token(at start: Int) -> Token {
        let next = bytes[start + 1]
        switch bytes[start] {
        case UInt8(ascii: "="): return assignment(at: start)
        case UInt8(ascii: "'"): return string(at: start)
        case UInt8(ascii: "\""): return quotedText(at: start)
        case UInt8(ascii: "`"): return .name(endOfName(from: start))
        case UInt8(ascii: "-") where next == UInt8(ascii: "-"): return .comment(start..<endOfLine(from: start))
        case UInt8(ascii: "#") where isHashComment(at: start): return .comment(start..<endOfLine(from: start))
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"): return .comment(start..<endOfBlockComment(from: start))
        case UInt8(ascii: "$"):
            if isInWord(start) { return .plain(endOfWord(from: start)) }
            if let end = endOfDollarQuote(from: start) { return .literal(start..<end) }
            return .name(endOfWord(from: start + 1))
        case let byte where byte.isDigit: return number(at: start)
        case let byte where byte.isLetter: return letter(at: start)
        default: return .plain(start + 1)
        }
    }

    // MARK: - Words

    /// Returns the word that ends at a position.
    func word(before end: Int) -> Range<Int> {
        bytes.lastIndex(notOf: .sqlWords, before: end, downTo: tokenEnd)..<end
    }

    private func isInWord(_ position: Int) -> Bool {
        position > tokenEnd && ByteSet.sqlWords.contains(bytes[position - 1])
    }

    /// Looks for `IDENTIFIED` by its `F`, and behind it for a password without quotes.
    private mutating func letter(at start: Int) -> Token {
        if bytes[start - 1].lowercased == UInt8(ascii: "i"), bytes.has("identified", at: start - 6) {
            isIdentified = true
        }
        guard isIdentified, !isInWord(start) else { return .plain(start + 1) }
        let word = start..<endOfWord(from: start)
        return password(behind: word).map { .literal($0) } ?? .plain(word.upperBound)
    }

    // MARK: - Numbers

    private func number(at start: Int) -> Token {
        if isInWord(start) { return .plain(endOfWord(from: start)) }
        let before = start > tokenEnd ? bytes[start - 1] : 0
        // `?1`, `@1` and `:1` are placeholders.
        let isPlaceholder =
            before == UInt8(ascii: "?") || before == UInt8(ascii: "@")
            || (before == UInt8(ascii: ":") && isPlaceholder(at: start - 1))
        if isPlaceholder { return .name(bytes.firstIndex(notOf: .digits, from: start, to: end)) }
        return .literal((before == UInt8(ascii: ".") ? start - 1 : start)..<endOfNumber(from: start))
    }

    private func isPlaceholder(at colon: Int) -> Bool {
        let before = bytes[colon - 1]
        return before.isSpace || before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
            || before == UInt8(ascii: "=")
    }

    /// Returns the end of a number: `12`, `1.5e-3`, `0xFF`
    private func endOfNumber(from start: Int) -> Int {
        var position = start
        var last: UInt8 = 0
        while position < end {
            let byte = bytes[position]
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            guard ByteSet.words.contains(byte) || byte == UInt8(ascii: ".") || (isSign && last | 0x20 == 0x65) else {
                break
            }
            last = byte
            position &+= 1
        }
        return position
    }
}

extension ByteSet {
    static var sqlWords: ByteSet { ByteSet("_$", letters: true, digits: true, others: true) }
}

extension EightBytes {
    /// Finds the bytes that begin a token: quotes, digits, `#`, `$`, `-`, `/`, `=`, the `F` of `IDENTIFIED`, and those
    /// between them.
    @inline(__always)
    fileprivate var sqlSignals: UInt64 {
        within("\"", "'") | within("-", "=") | within("`", "`") | lowercased.within("f", "f")
    }
}
