// String literals as `swiftc` skips them: the literal and all that is nested in its interpolations is one token.

extension Lexer {
    /// The state of the scan of one literal.
    private struct StringScan {
        enum Nesting {
            case string(StringDelimiter)
            /// `\(`, and how many parentheses are open in it, its own included.
            case interpolation(parentheses: Int, allowsNewline: Bool)
        }

        /// The strings and interpolations that are open, innermost last.
        var nesting: [Nesting] = []
        /// By number of signs: the offset of the next quote that so many of them follow, or of the line's end.
        var rawQuoteOffsets: [Int: Int] = [:]
    }

    private struct StringDelimiter {
        let pounds: Int
        let isMultiline: Bool
    }

    /// A whole string literal from its signs or first quote on.
    mutating func scanString(pounds: Int) -> TokenKind {
        position += pounds
        if pounds == 0 && skipPlainString() { return .string }
        var scan = StringScan()
        openString(pounds: pounds, &scan)
        while position < end, let innermost = scan.nesting.last {
            let isValid =
                switch innermost {
                case .string(let delimiter): stepInString(delimiter, &scan)
                case .interpolation(let parentheses, let allowsNewline):
                    stepInInterpolation(parentheses, allowsNewline: allowsNewline, &scan)
                }
            guard isValid else { return .unterminated }
        }
        return scan.nesting.isEmpty ? .string : .unterminated
    }

    /// Skips a literal on one line without escapes, which most are; false, and no step, for any other.
    private mutating func skipPlainString() -> Bool {
        var offset = position + 1
        while offset < end && classes[Int(base[offset])].isPlainInString { offset += 1 }
        guard byte(at: offset) == Byte.quote else { return false }
        // Two quotes are the empty string, or the beginning of three.
        guard offset > position + 1 || byte(at: offset + 1) != Byte.quote else { return false }
        position = offset + 1
        return true
    }

    /// Takes one step in a string's content; false where the literal cannot go on.
    private mutating func stepInString(_ delimiter: StringDelimiter, _ scan: inout StringScan) -> Bool {
        while position < end && classes[Int(base[position])].isPlainInString { position += 1 }
        guard position < end else { return true }
        switch byte {
        case Byte.quote:
            if closeString(delimiter) { scan.nesting.removeLast() }
        case Byte.backslash:
            position += 1
            let pounds = min(poundCount(at: position), delimiter.pounds)
            position += pounds
            guard pounds == delimiter.pounds, position < end, !Byte.isLineEnd(byte) else { return true }
            if byte == Byte.leftParenthesis {
                scan.nesting.append(.interpolation(parentheses: 1, allowsNewline: delimiter.isMultiline))
            }
            position += 1
        case Byte.lineFeed, Byte.carriageReturn:
            guard delimiter.isMultiline else { return false }
            position += 1
        default:
            position += 1
        }
        return true
    }

    /// Takes one step in an interpolation; false where the literal cannot go on.
    private mutating func stepInInterpolation(
        _ parentheses: Int, allowsNewline: Bool, _ scan: inout StringScan
    ) -> Bool {
        switch byte {
        case Byte.leftParenthesis, Byte.rightParenthesis:
            let open = parentheses + (byte == Byte.leftParenthesis ? 1 : -1)
            position += 1
            scan.nesting.removeLast()
            if open > 0 { scan.nesting.append(.interpolation(parentheses: open, allowsNewline: allowsNewline)) }
        case Byte.quote:
            openString(pounds: 0, &scan)
        case Byte.pound:
            let pounds = poundCount(at: position)
            position += pounds
            if byte == Byte.quote { openString(pounds: pounds, &scan) }
        case Byte.slash:
            return skipCommentInInterpolation(allowsNewline: allowsNewline)
        case Byte.lineFeed, Byte.carriageReturn:
            guard allowsNewline else { return false }
            position += 1
        default:
            position += 1
        }
        return true
    }

    /// Skips a slash, or the comment that it begins, unless the comment would end the line of a one-line literal.
    private mutating func skipCommentInInterpolation(allowsNewline: Bool) -> Bool {
        let start = position
        switch byte(at: position + 1) {
        case Byte.slash:
            guard allowsNewline else { return false }
            skipToLineEnd()
        case Byte.asterisk:
            skipBlockComment()
            guard allowsNewline || !holdsLineEnd(start..<position) else { return false }
        default:
            position += 1
        }
        return true
    }

    private func holdsLineEnd(_ range: Range<Int>) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound {
            if Byte.isLineEnd(byte(at: offset)) { return true }
            offset += 1
        }
        return false
    }
}

// MARK: Delimiters

extension Lexer {
    /// Skips the quotes that open a string.
    private mutating func openString(pounds: Int, _ scan: inout StringScan) {
        let isMultiline =
            isTripleQuote(at: position)
            && !(pounds > 0 && closesOnThisLine(pounds: pounds, from: position + 1, &scan))
        position += isMultiline ? 3 : 1
        scan.nesting.append(.string(StringDelimiter(pounds: pounds, isMultiline: isMultiline)))
    }

    /// Skips the delimiter that closes a string, or one quote of its content.
    private mutating func closeString(_ delimiter: StringDelimiter) -> Bool {
        guard !delimiter.isMultiline || isTripleQuote(at: position) else {
            position += 1
            return false
        }
        let quotes = delimiter.isMultiline ? 3 : 1
        guard delimiter.pounds == 0 || poundCount(at: position + quotes) >= delimiter.pounds else {
            position += 1
            return false
        }
        position += quotes + delimiter.pounds
        return true
    }

    private func isTripleQuote(at offset: Int) -> Bool {
        byte(at: offset) == Byte.quote && byte(at: offset + 1) == Byte.quote && byte(at: offset + 2) == Byte.quote
    }

    /// Whether a quote with so many signs follows on the line: then `#"""#` is a quote in a one-line string.
    ///
    /// Remembers the result, because nested literals ask repeatedly about the same line.
    private func closesOnThisLine(pounds: Int, from start: Int, _ scan: inout StringScan) -> Bool {
        if let known = scan.rawQuoteOffsets[pounds], known >= start { return byte(at: known) == Byte.quote }
        var offset = start
        while offset < end && !Byte.isLineEnd(byte(at: offset)) {
            if byte(at: offset) == Byte.quote {
                let count = poundCount(at: offset + 1)
                if count >= pounds { break }
                offset += count
            }
            offset += 1
        }
        scan.rawQuoteOffsets[pounds] = offset
        return byte(at: offset) == Byte.quote
    }
}
