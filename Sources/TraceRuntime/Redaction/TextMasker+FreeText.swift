extension TextMasker {
    /// Masks text that looks like a secret in free text: `password=…`, `"token": …`, `Bearer …`,
    /// `https://user:password@host`.
    ///
    /// The end of a value in free text is not always certain. In doubt, more is masked.
    mutating func freeText(_ range: Range<Int>) {
        var reader = FreeTextReader(
            bytes: bytes, names: names, isUnescaped: isUnescaped, start: range.lowerBound, end: range.upperBound)
        var position = range.lowerBound
        while position < range.upperBound {
            position = bytes.firstSignal(of: .signals, from: position, to: range.upperBound)
            if position >= range.upperBound { return }
            if let secret = reader.secret(announcedAt: position) {
                mask(secret)
                if isDone { return }
                position = max(position + 1, secret.upperBound)
                reader.start = position
            } else {
                position = max(position + 1, reader.next)
            }
        }
    }
}

/// A reader that finds secrets in free text.
struct FreeTextReader {
    let bytes: TextBytes
    let names: SensitiveNames
    let isUnescaped: Bool
    /// The start of the text that was not masked yet. Names are searched only after it.
    var start: Int
    let end: Int
    /// The end of the text that is known to be harmless.
    var next = 0

    /// Returns the secret that the byte at a position introduces; nil if it introduces none.
    mutating func secret(announcedAt position: Int) -> Range<Int>? {
        switch bytes[position] {
        case UInt8(ascii: "="): return value(separatedAt: position, 1)
        case UInt8(ascii: ":"):
            if let authority = authorityStart(behind: position) { return userinfo(from: authority) }
            return value(separatedAt: position, 1)
        case UInt8(ascii: "\\"):
            // JSON may escape `=` and `:` in this way.
            guard bytes.has("\\u003d", at: position) || bytes.has("\\u003a", at: position) else { return nil }
            return value(separatedAt: position, 6)
        case UInt8(ascii: "%"): return isUnescaped ? nil : escapedText(around: position)
        case UInt8(ascii: "-"): return privateKey(at: position) ?? option(at: position)
        case UInt8(ascii: "."): return webToken(around: position)
        case UInt8(ascii: " "): return credentials(behind: position)
        default: return quotedText(at: position)
        }
    }

    // MARK: - Values after names

    /// Returns the value after `name=`, `name:`, `"name" =>` and similar separators, if the name is sensitive.
    private func value(separatedAt position: Int, _ size: Int) -> Range<Int>? {
        guard let name = name(before: position) else { return nil }
        // The byte before a name tells whether it belongs to a query or a form.
        let isQuery = name.lowerBound > start && ByteSet.pairStarts.contains(bytes[name.lowerBound - 1])
        var verdict = names.verdict(of: bytes, in: name, isQuery ? .query : .anywhere)
        if verdict == .harmless, let longer = nameOfTwoWords(name) {
            verdict = names.verdict(of: bytes, in: longer)
        }
        guard verdict != .harmless else { return nil }
        var valueStart = bytes.firstIndex(notOf: .separators, from: position + size, to: end)
        valueStart = bytes.firstIndex(notOf: .spaces, from: valueStart, to: end)
        let reader = ValueReader(bytes: bytes, end: end)
        let valueEnd = reader.end(of: name, from: valueStart)
        guard valueEnd > valueStart, !bytes.isMarkInQuotes(valueStart..<valueEnd) else { return nil }
        if verdict == .count, bytes.isNumber(valueStart..<valueEnd) { return nil }
        return valueStart..<valueEnd
    }

    /// Returns the name before a separator, without its quotes.
    private func name(before separator: Int) -> Range<Int>? {
        var nameEnd = separator
        var quote: UInt8 = 0
        while nameEnd > start, separator - nameEnd < 16, case let byte = bytes[nameEnd - 1],
            ByteSet.nameEnds.contains(byte)
        {
            if byte.isQuote { quote = byte }
            nameEnd -= 1
        }
        let earliest = max(start, nameEnd - FoldedName.sizeMax - 1)
        if quote != 0 {
            // A name in quotes may contain spaces.
            var nameStart = nameEnd
            while nameStart > earliest, bytes[nameStart - 1] != quote { nameStart -= 1 }
            return nameStart > start ? nameStart..<nameEnd : nil
        }
        let nameStart = bytes.lastIndex(notOf: .names, before: nameEnd, downTo: earliest)
        return nameStart < nameEnd ? nameStart..<nameEnd : nil
    }

    /// Returns a name together with the word before it, if only a space separates them: `api key`.
    private func nameOfTwoWords(_ name: Range<Int>) -> Range<Int>? {
        let before = name.lowerBound - 1
        guard before > start, bytes[before] == UInt8(ascii: " ") else { return nil }
        let wordStart = bytes.lastIndex(notOf: .names, before: before, downTo: max(start, before - FoldedName.sizeMax))
        return wordStart < before ? wordStart..<name.upperBound : nil
    }

    /// Returns quoted text after a sensitive name: `password "hunter2"`. `unexpected token "x"`, a parser's message, is
    /// not a secret.
    private func quotedText(at position: Int) -> Range<Int>? {
        guard position > start + 1, bytes[position - 1] == UInt8(ascii: " ") else { return nil }
        let wordStart = bytes.lastIndex(notOf: .names, before: position - 1, downTo: start)
        let word = wordStart..<(position - 1)
        guard !word.isEmpty, names.verdict(of: bytes, in: word) == .sensitive, !bytes.has("token", at: wordStart) else {
            return nil
        }
        let quoted = position..<ValueReader(bytes: bytes, end: end).end(of: word, from: position)
        return bytes.isMarkInQuotes(quoted) ? nil : quoted
    }

    /// Returns the value of a command-line option: `--password hunter2`
    private func option(at position: Int) -> Range<Int>? {
        guard bytes[position + 1] == UInt8(ascii: "-"), bytes[position + 2].isLetter,
            position == start || !ByteSet.names.contains(bytes[position - 1])
        else { return nil }
        let nameEnd = bytes.firstIndex(notOf: .names, from: position + 2, to: end)
        guard bytes[nameEnd] == UInt8(ascii: " "),
            names.verdict(of: bytes, in: position + 2..<nameEnd) == .sensitive
        else { return nil }
        let valueStart = bytes.firstIndex(notOf: .spaces, from: nameEnd, to: end)
        let valueEnd = ValueReader(bytes: bytes, end: end).end(of: position + 2..<nameEnd, from: valueStart)
        return valueEnd > valueStart ? valueStart..<valueEnd : nil
    }
}

extension ByteSet {
    /// The bytes that may introduce a secret, but for spaces. All other bytes are skipped.
    static var signals: ByteSet { ByteSet("=:\"'%\\-.") }
    fileprivate static var separators: ByteSet { ByteSet("=:>~") }
    fileprivate static var pairStarts: ByteSet { ByteSet("?&") }
    fileprivate static var quoting: ByteSet { ByteSet("\"'`\\") }
    fileprivate static var nameEnds: ByteSet { ByteSet(" \t]\"'`\\!") }
}

extension TextBytes {
    /// Returns true if nothing in the text can introduce a secret.
    var isPlain: Bool { !isCut && firstSignal(of: .signals, from: 0, to: count) == count }

    /// Returns the index of the next byte in a set, or of the next space behind what may be an authentication scheme.
    ///
    /// - Parameter set: bytes before `0`, the colon, the equals sign and the backslash.
    @inline(__always)
    func firstSignal(of set: ByteSet, from start: Int, to end: Int) -> Int {
        var index = start
        let last = min(end, count)
        while index < last {
            let bytes = EightBytes(padded(at: index))
            var marks = bytes.below(0x30) | bytes.equal(":") | bytes.equal("=") | bytes.equal("\\")
            // Most marks are of spaces, and most spaces stand behind no scheme.
            while marks != 0 {
                let place = index &+ marks.trailingZeroBitCount &>> 3
                guard place < last else { return max(start, end) }
                let byte = self[place]
                if byte == UInt8(ascii: " ") ? AuthenticationScheme.mayEnd(self, at: place) : set.contains(byte) {
                    return place
                }
                marks &= marks &- 1
            }
            index &+= 8
        }
        return max(start, end)
    }

    /// Whether a value was masked before, within its quotes.
    func isMarkInQuotes(_ value: Range<Int>) -> Bool {
        let size = Redaction.mark.utf8CodeUnitCount
        let quoteSize = (value.count - size) / 2
        return value.count > size && value.count == size + 2 * quoteSize
            && equals(Redaction.mark, in: value.lowerBound + quoteSize..<value.upperBound - quoteSize)
            && self[value.upperBound - 1].isQuote && self[value.lowerBound + quoteSize - 1].isQuote
            && firstIndex(notOf: .quoting, from: value.lowerBound, to: value.upperBound)
                == value.lowerBound + quoteSize
            && lastIndex(notOf: .quoting, before: value.upperBound, downTo: value.lowerBound)
                == value.upperBound - quoteSize
    }

    /// Returns true if a range is a number, which is not secret under the name of a count.
    func isNumber(_ range: Range<Int>) -> Bool {
        guard range.count <= 20 else { return false }
        let start = self[range.lowerBound] == UInt8(ascii: "-") ? range.lowerBound + 1 : range.lowerBound
        guard start < range.upperBound else { return false }
        return (start..<range.upperBound).allSatisfy { self[$0].isDigit || self[$0] == UInt8(ascii: ".") }
    }
}
