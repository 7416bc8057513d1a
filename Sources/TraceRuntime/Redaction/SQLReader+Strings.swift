// The detection of strings, quoted names and comments.

extension SQLReader {
    /// Reads a string in single quotes with its prefix, if it has one.
    func string(at quote: Int) -> Token {
        let prefix = word(before: quote)
        if prefix.count == 1 || prefix.count == 2, let end = endOfPrefixedString(prefix.lowerBound, quote: quote) {
            return .literal(prefix.lowerBound..<end)
        }
        return .literal(quote..<endOfString(from: quote, isEscapeString: false))
    }

    /// Reads text in double quotes, which is a name or a string.
    func quotedText(at start: Int) -> Token {
        if let secret = secret(at: start, behind: start, isBare: false) { return .literal(secret) }
        return holdsString(at: start)
            ? .literal(start..<endOfString(from: start, isEscapeString: false)) : .name(endOfName(from: start))
    }

    // MARK: - Ends of strings

    /// Returns the end of a string in quotes: `'it''s'`.
    private func endOfString(from start: Int, isEscapeString: Bool) -> Int {
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
    private func endOfPrefixedString(_ start: Int, quote: Int) -> Int? {
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
    func endOfDollarQuote(from start: Int) -> Int? {
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

    // MARK: - Names and comments

    func endOfWord(from start: Int) -> Int { bytes.firstIndex(notOf: .sqlWords, from: start, to: end) }

    func endOfName(from start: Int) -> Int {
        var position = start + 1
        while position < end, bytes[position] != bytes[start] { position &+= 1 }
        return min(end, position + 1)
    }

    func isHashComment(at start: Int) -> Bool {
        dialect.alwaysHasHashComments
            || (dialect.mayHaveHashComments && (start == 0 || bytes[start - 1].isSpace))
    }

    func endOfLine(from start: Int) -> Int { bytes.firstIndex(of: "\n", from: start, to: end) }

    func endOfBlockComment(from start: Int) -> Int {
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
