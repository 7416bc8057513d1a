// Secrets that are recognized by their form, without a name before them.

extension FreeTextReader {
    // MARK: - URLs

    /// Returns the index after `//`, or `\/\/` in JSON, behind a colon, where `user@host` may begin.
    func authorityStart(behind colon: Int) -> Int? {
        guard let first = slash(at: colon + 1), let second = slash(at: first) else { return nil }
        return second
    }

    private func slash(at index: Int) -> Int? {
        var index = index
        while bytes[index] == UInt8(ascii: "\\"), index < end { index += 1 }
        return bytes[index] == UInt8(ascii: "/") ? index + 1 : nil
    }

    /// Returns the range between `//` and `@`.
    func userinfo(from authority: Int) -> Range<Int>? {
        guard let at = URLReader(bytes: bytes, end: end, isWhole: false).endOfUserinfo(from: authority) else {
            return nil
        }
        return authority..<at
    }

    // MARK: - Credentials

    /// Returns the credentials after a scheme: `Bearer …`
    func credentials(behind space: Int) -> Range<Int>? {
        guard let word = AuthenticationScheme.start(bytes, endingAt: space, from: start) else { return nil }
        let credentials = bytes.firstIndex(notOf: .spaces, from: space, to: end)
        guard credentials < end else { return nil }
        let credentialsEnd = AuthenticationScheme.endOfCredentials(bytes, from: credentials, to: end)
        guard credentialsEnd > credentials else { return nil }
        // These two schemes are also English words.
        let isPlainWord = bytes.has("digest", at: word) || bytes.has("negotiate", at: word)
        if isPlainWord, credentialsEnd - credentials < 16 { return nil }
        return credentials..<credentialsEnd
    }

    /// Returns a private key from `-----BEGIN PRIVATE KEY-----` to its end.
    func privateKey(at position: Int) -> Range<Int>? {
        guard bytes.has("-----begin ", at: position) else { return nil }
        let labelEnd = bytes.firstIndex(of: ByteSet("-\n\r"), from: position + 11, to: end)
        guard labelEnd - 11 >= position + 11, bytes.has("private key", at: labelEnd - 11) else { return nil }
        var index = labelEnd + 5
        while index < end, !bytes.has("-----end ", at: index) { index += 1 }
        guard index < end else { return position..<end }
        let endLabel = bytes.firstIndex(of: ByteSet("-\n\r"), from: index + 9, to: end)
        return position..<bytes.firstIndex(notOf: ByteSet("-"), from: endLabel, to: end)
    }

    /// Returns a JSON Web Token, `eyJ….eyJ….…`: https://www.rfc-editor.org/rfc/rfc7519
    mutating func webToken(around dot: Int) -> Range<Int>? {
        // Both parts begin with an encoded brace.
        guard bytes.equals("eyJ", in: dot + 1..<dot + 4) else { return nil }
        let tokenStart = bytes.lastIndex(notOf: .tokens, before: dot, downTo: start)
        let tokenEnd = bytes.firstIndex(notOf: .tokens, from: dot, to: end)
        // A word with several dots is read only once.
        next = tokenEnd
        return bytes.equals("eyJ", in: tokenStart..<tokenStart + 3) ? tokenStart..<tokenEnd : nil
    }

    // MARK: - Escapes

    /// Returns a word with percent-escapes if the decoded word contains a secret: `next=https%3A%2F%2Fann%3A…`.
    mutating func escapedText(around position: Int) -> Range<Int>? {
        let wordStart = bytes.lastIndex(notOf: .escapedWords, before: position, downTo: start)
        let wordEnd = bytes.firstIndex(notOf: .escapedWords, from: position, to: end)
        // A word with several escapes is read only once. A colon at its end may separate a name from a value.
        next = bytes.lastIndex(notOf: .colons, before: wordEnd, downTo: position)
        return bytes.isSuspiciousWhenUnescaped(wordStart..<wordEnd, names, isQuery: false) ? wordStart..<wordEnd : nil
    }
}

extension TextBytes {
    /// Returns true if a part of the text contains a secret after its percent-escapes are decoded.
    ///
    /// - Parameter isQuery: whether `+` stands for a space.
    func isSuspiciousWhenUnescaped(_ range: Range<Int>, _ names: SensitiveNames, isQuery: Bool) -> Bool {
        guard firstIndex(of: .escapes, from: range.lowerBound, to: range.upperBound) < range.upperBound else {
            return false
        }
        let text = copy(range).map { isQuery && $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        let unescaped = EscapedName.unescaped(text)
        return unescaped.withUnsafeBufferPointer { buffer in
            TextMasker.isSuspicious(TextBytes(buffer, upTo: buffer.count), 0..<buffer.count, names, isUnescaped: true)
        }
    }
}

extension ByteSet {
    fileprivate static var escapes: ByteSet { ByteSet("%+") }
    fileprivate static var colons: ByteSet { ByteSet(":") }
    fileprivate static var tokens: ByteSet { ByteSet("-_.", letters: true, digits: true) }
    fileprivate static var escapedWords: ByteSet {
        ByteSet("-_.~%+*/@:!$", letters: true, digits: true, others: true)
    }
}
