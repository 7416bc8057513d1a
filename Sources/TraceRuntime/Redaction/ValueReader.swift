/// A reader that finds the end of a value in free text.
struct ValueReader {
    let bytes: TextBytes
    let end: Int

    /// Returns the end of the value of a sensitive name: quoted text, brackets, or text that does not obviously belong
    /// to something else.
    func end(of name: Range<Int>, from start: Int) -> Int {
        if holdsAuthorization(name) { return endOfAuthorization(from: start, enclosedBy: bytes[name.lowerBound - 1]) }
        if bytes.holds("cookie", in: name) { return endOfCookies(from: start) }
        if bytes.holds("phrase", in: name) || bytes.holds("mnemonic", in: name) {
            return endOfQuoted(from: start) ?? bytes.firstIndex(of: .lineEnds, from: start, to: end)
        }
        let wordEnd = endOfValue(from: start)
        return endOfCredentials(behind: start..<wordEnd) ?? wordEnd
    }

    private func holdsAuthorization(_ name: Range<Int>) -> Bool {
        bytes.ends(with: "authorization", name) || bytes.ends(with: "authorisation", name)
    }

    // MARK: - A value

    /// Returns the end of a word, or of quoted text or brackets with the text directly after them.
    func endOfValue(from start: Int) -> Int {
        var position = endOfQuoted(from: start) ?? start
        if position == start {
            // `Optional("…")`, `Secret(value: …)`
            let wordEnd = bytes.firstIndex(notOf: .words, from: start, to: end)
            if ByteSet.openings.contains(bytes[wordEnd]) { position = endOfBrackets(from: wordEnd) }
        }
        return endOfRun(from: position)
    }

    /// Returns the index of the next space, or of the next punctuation that ends a value and does not belong to it.
    private func endOfRun(from start: Int) -> Int {
        var position = start
        while position < end {
            position = bytes.firstIndex(of: .runStops, from: position, to: end)
            let byte = bytes[position]
            if position >= end || byte.isSpace || byte == UInt8(ascii: "&") { break }
            if byte == UInt8(ascii: "\\") || byte.isQuote {
                let quote = bytes.firstIndex(notOf: .backslashes, from: position, to: end)
                if bytes[quote].isQuote, isBoundary(quote + 1) { break }
                position = quote + 1
            } else if endsValue(position) {
                break
            } else {
                position += 1
            }
        }
        return min(position, end)
    }

    private func isBoundary(_ index: Int) -> Bool {
        index >= end || bytes[index].isSpace || ByteSet.runStops.contains(bytes[index])
            || bytes[index] == UInt8(ascii: ":")
    }

    /// Returns true if a comma, a semicolon or a bracket ends a value. `hun,ter2` is a single value.
    private func endsValue(_ position: Int) -> Bool {
        if isBoundary(position + 1) { return true }
        let next = bytes.firstIndex(of: .segmentStops, from: position + 1, to: end)
        return bytes[next] == UInt8(ascii: "=") || bytes[next] == UInt8(ascii: ":")
    }

    /// Returns the end of text between equal quotes, escaped to the same degree; nil without a quote at the start.
    func endOfQuoted(from start: Int) -> Int? {
        let opening = bytes.firstIndex(notOf: .backslashes, from: start, to: end)
        let quote = bytes[opening]
        guard opening < end, quote.isQuote else { return nil }
        let depth = opening - start
        var position = opening + 1
        var slashes = 0
        while position < end {
            let byte = bytes[position]
            position &+= 1
            if byte == UInt8(ascii: "\\") {
                slashes += 1
            } else {
                // Text that begins with `\"` ends at `\"`. Quotes within it have more backslashes.
                if byte == quote, depth == 0 ? slashes & 1 == 0 : slashes <= depth { return position }
                slashes = 0
            }
        }
        return end
    }

    /// Returns the end of brackets with their contents, which may include quoted text.
    private func endOfBrackets(from start: Int) -> Int {
        var depth = 0
        var position = start
        while position < end {
            let byte = bytes[position]
            if ByteSet.openings.contains(byte) {
                depth += 1
            } else if ByteSet.closings.contains(byte) {
                depth -= 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\"), let quoted = endOfQuoted(from: position)
            {
                position = quoted
                continue
            }
            position += 1
            if depth <= 0 { return position }
        }
        return end
    }

    // MARK: - Credentials

    /// Returns the end of a list of cookies: `a=1; b=2`.
    private func endOfCookies(from start: Int) -> Int {
        if let quoted = endOfQuoted(from: start) { return endOfRun(from: quoted) }
        var position = endOfValue(from: start)
        while position < end, bytes[position] == UInt8(ascii: ";") || bytes[position] == UInt8(ascii: ",") {
            let next = bytes.firstIndex(notOf: .spaces, from: position + 1, to: end)
            let nameEnd = bytes.firstIndex(notOf: .names, from: next, to: end)
            // `HttpOnly` has no value.
            guard nameEnd > next, bytes[nameEnd] == UInt8(ascii: "=") || bytes[position] == UInt8(ascii: ";") else {
                break
            }
            position = bytes[nameEnd] == UInt8(ascii: "=") ? endOfValue(from: nameEnd + 1) : nameEnd
        }
        return position
    }

    /// Returns the end of a scheme and its credentials, which are one value: `Bearer abc`.
    func endOfCredentials(behind word: Range<Int>) -> Int? {
        guard AuthenticationScheme.isScheme(bytes, word) else { return nil }
        let credentials = bytes.firstIndex(notOf: .spaces, from: word.upperBound, to: end)
        guard credentials > word.upperBound, credentials < end else { return nil }
        return AuthenticationScheme.endOfCredentials(bytes, from: credentials, to: end)
    }

    /// Returns the end of a scheme and all its credentials. An unknown scheme extends to the end of the line or of the
    /// quoted text: `-H 'Authorization: …'`.
    private func endOfAuthorization(from start: Int, enclosedBy quote: UInt8) -> Int {
        if let quoted = endOfQuoted(from: start) { return endOfRun(from: quoted) }
        if ByteSet.openings.contains(bytes[start]) { return endOfValue(from: start) }
        let wordEnd = bytes.firstIndex(of: .spaces, from: start, to: end)
        if let credentialsEnd = endOfCredentials(behind: start..<wordEnd) { return credentialsEnd }
        let runEnd = endOfRun(from: start)
        if bytes[wordEnd] != UInt8(ascii: " ") || bytes[runEnd] == UInt8(ascii: "&") { return runEnd }
        var position = start
        while position < end, !ByteSet.lineEnds.contains(bytes[position]), !quote.isQuote || bytes[position] != quote {
            position += 1
        }
        return position
    }
}

extension ByteSet {
    static var lineEnds: ByteSet { ByteSet("\n\r") }
    fileprivate static var runStops: ByteSet { ByteSet(",;&)]}\"'`\\", spaces: true) }
    fileprivate static var segmentStops: ByteSet { ByteSet(",;&)]}=:", spaces: true) }
    fileprivate static var backslashes: ByteSet { ByteSet("\\") }
    fileprivate static var openings: ByteSet { ByteSet("([{") }
    fileprivate static var closings: ByteSet { ByteSet(")]}") }
}

extension TextBytes {
    /// Returns true if a name ends with a word, without regard to separators.
    fileprivate func ends(with word: StaticString, _ name: Range<Int>) -> Bool {
        guard name.count >= word.utf8CodeUnitCount else { return false }
        return FoldedName.with(self, in: name) { name in
            name.count >= word.utf8CodeUnitCount && name.has(word, at: name.count - word.utf8CodeUnitCount)
        } ?? false
    }

    /// Returns true if a name contains a word, without regard to separators.
    fileprivate func holds(_ word: StaticString, in name: Range<Int>) -> Bool {
        FoldedName.with(self, in: name) { name in (0..<name.count).contains { name.has(word, at: $0) } } ?? false
    }
}
