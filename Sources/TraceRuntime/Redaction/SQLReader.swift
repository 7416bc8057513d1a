/// A reader that finds literals and comments in a statement.
struct SQLReader {
    let bytes: TextBytes
    let end: Int
    let dialect: SQLDialect

    /// The token that begins at a position, with its end.
    enum Token {
        case literal(Int)
        case comment(Int)
        case other(Int)
    }

    func token(at start: Int) -> Token {
        let next = bytes[start + 1]
        switch bytes[start] {
        case UInt8(ascii: "'"): return .literal(endOfString(from: start, isEscapeString: false))
        case UInt8(ascii: "\""):
            return holdsString(at: start)
                ? .literal(endOfString(from: start, isEscapeString: false)) : .other(endOfName(from: start))
        case UInt8(ascii: "`"): return .other(endOfName(from: start))
        case UInt8(ascii: "-") where next == UInt8(ascii: "-"): return .comment(endOfLine(from: start))
        case UInt8(ascii: "#") where isHashComment(at: start): return .comment(endOfLine(from: start))
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"): return .comment(endOfBlockComment(from: start))
        case UInt8(ascii: "$"):
            if let end = endOfDollarQuote(from: start) { return .literal(end) }
            return .other(endOfWord(from: start + 1))
        // `?1`, `@1` and `:1` are placeholders.
        case UInt8(ascii: "?"), UInt8(ascii: "@"):
            return .other(bytes.firstIndex(notOf: .digits, from: start + 1, to: end))
        case UInt8(ascii: ":") where next.isDigit && isPlaceholder(at: start):
            return .other(bytes.firstIndex(notOf: .digits, from: start + 1, to: end))
        case UInt8(ascii: ".") where next.isDigit: return .literal(endOfNumber(from: start))
        case let byte where byte.isDigit: return .literal(endOfNumber(from: start))
        default: return .other(start + 1)
        }
    }

    private func isPlaceholder(at colon: Int) -> Bool {
        let before = bytes[colon - 1]
        return before.isSpace || before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
            || before == UInt8(ascii: "=")
    }

    // MARK: - Strings

    /// Returns the end of a string in quotes: `'it''s'`.
    func endOfString(from start: Int, isEscapeString: Bool) -> Int {
        let quote = bytes[start]
        let backslash = dialect.backslash(inEscapeString: isEscapeString)
        var position = start + 1
        while position < end {
            position = bytes.firstIndex(from: position, to: end) { $0.equal(quote) | $0.equal("\\") }
            if position >= end { break }
            let byte = bytes[position]
            position &+= 1
            if byte == quote {
                if bytes[position] != quote || position >= end { return position }
                position += 1
            } else if byte == UInt8(ascii: "\\") {
                switch backslash {
                case .escapes: position += 1
                case .isPlain: break
                case .isUnclear: return end
                }
            }
        }
        return end
    }

    /// Returns the end of a string with a prefix, `E'…'`, `N'…'`, `X'…'` or `q'[…]'`; nil after any other word.
    func endOfPrefixedString(_ start: Int, quote: Int) -> Int? {
        guard bytes[quote] == UInt8(ascii: "'") else { return nil }
        let last = bytes[quote - 1].lowercased
        if last == UInt8(ascii: "q"), dialect.hasQuotedStrings { return endOfAlternativeQuote(from: quote) }
        guard quote - start == 1, ByteSet.stringPrefixes.contains(last) else { return nil }
        return endOfString(from: quote, isEscapeString: last == UInt8(ascii: "e"))
    }

    /// Returns the end of a string in Oracle's alternative quotes, which ends with the matching bracket and a quote:
    /// `q'[it's]'`.
    private func endOfAlternativeQuote(from quote: Int) -> Int {
        let closing: UInt8 =
            switch bytes[quote + 1] {
            case UInt8(ascii: "["): UInt8(ascii: "]")
            case UInt8(ascii: "("): UInt8(ascii: ")")
            case UInt8(ascii: "{"): UInt8(ascii: "}")
            case UInt8(ascii: "<"): UInt8(ascii: ">")
            case let byte: byte
            }
        var position = quote + 2
        while position < end, bytes[position] != closing || bytes[position + 1] != UInt8(ascii: "'") { position += 1 }
        return min(end, position + 2)
    }

    /// Returns the end of `$$…$$` or `$tag$…$tag$`; nil for the placeholder `$1`.
    private func endOfDollarQuote(from start: Int) -> Int? {
        guard dialect.hasDollarQuotes else { return nil }
        let tagEnd = bytes.firstIndex(notOf: .words, from: start + 1, to: end)
        guard !bytes[start + 1].isDigit, bytes[tagEnd] == UInt8(ascii: "$"), tagEnd < end else { return nil }
        let size = tagEnd + 1 - start
        var position = tagEnd + 1
        while position < end {
            position = bytes.firstIndex(of: "$", from: position, to: end)
            if (0..<size).allSatisfy({ bytes[position + $0] == bytes[start + $0] }) { return min(end, position + size) }
            position += 1
        }
        return end
    }

    // MARK: - Names, numbers, comments

    @inline(__always)
    func endOfWord(from start: Int) -> Int {
        var position = start
        while true {
            position = bytes.firstIndex(from: position, to: end) { $0.otherThanLetters }
            guard position < end, ByteSet.sqlWords.contains(bytes[position]) else { return position }
            position &+= 1
        }
    }

    func endOfName(from start: Int) -> Int {
        var position = start + 1
        while position < end, bytes[position] != bytes[start] { position &+= 1 }
        return min(end, position + 1)
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

    private func isHashComment(at start: Int) -> Bool {
        dialect.alwaysHasHashComments
            || (dialect.mayHaveHashComments && (start == 0 || bytes[start - 1].isSpace))
    }

    private func endOfLine(from start: Int) -> Int { bytes.firstIndex(of: "\n", from: start, to: end) }

    private func endOfBlockComment(from start: Int) -> Int {
        var depth = 1
        var position = start + 2
        while position < end {
            if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
                position += 2
                depth -= 1
                if depth == 0 { return position }
            } else if bytes[position] == UInt8(ascii: "/"), bytes[position + 1] == UInt8(ascii: "*") {
                if dialect.nestsComments { depth += 1 }
                position += 2
            } else {
                position &+= 1
            }
        }
        return end
    }
}

extension ByteSet {
    fileprivate static var stringPrefixes: ByteSet { ByteSet("eEnNxXbB") }
}
