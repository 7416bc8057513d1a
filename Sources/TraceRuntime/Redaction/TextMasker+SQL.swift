extension TextMasker {
    /// Replaces every literal of a statement by `?`, and removes its comments.
    mutating func sql(_ range: Range<Int>, _ dialect: SQLDialect) {
        let reader = SQLReader(bytes: bytes, end: range.upperBound, dialect: dialect)
        var position = range.lowerBound
        while position < range.upperBound {
            position = bytes.firstIndex(notOf: .sqlPlain, from: position, to: range.upperBound)
            guard position < range.upperBound else { return }
            let byte = bytes[position]
            if ByteSet.words.contains(byte), !byte.isDigit {
                position = word(from: position, reader)
            } else {
                position = literal(from: position, reader)
            }
        }
    }

    /// Replaces the literal or comment that begins at a position, if there is one. Returns its end.
    private mutating func literal(from start: Int, _ reader: SQLReader) -> Int {
        switch reader.token(at: start) {
        case .literal(let end):
            replace(start..<end, with: "?")
            return end
        case .comment(let end):
            replace(start..<end, with: "")
            return end
        case .other(let end): return end
        }
    }

    /// Replaces a string with a prefix (`N'…'`), or a password that words introduce.
    private mutating func word(from start: Int, _ reader: SQLReader) -> Int {
        let end = reader.endOfWord(from: start)
        if bytes[end].isQuote, end - start <= 2, let stringEnd = reader.endOfPrefixedString(start, quote: end) {
            replace(start..<stringEnd, with: "?")
            return stringEnd
        }
        guard reader.mayIntroduceSecret(start..<end), let secret = reader.secret(behind: start..<end, names) else {
            return end
        }
        replace(secret, with: "?")
        return secret.upperBound
    }
}

extension ByteSet {
    /// The bytes that neither belong to a literal nor begin one.
    fileprivate static var sqlPlain: ByteSet { ByteSet(",()*=<>!+;", spaces: true).union(ByteSet("%&|^~[]{}")) }
    static var sqlWords: ByteSet { ByteSet("_$", letters: true, digits: true, others: true) }
}
