extension TextMasker {
    /// Masks a URL, or a path and query: userinfo, values of sensitive names in query, fragment and path parameters,
    /// and the parts of the path that are values of sensitive placeholders.
    mutating func url(_ range: Range<Int>, _ path: RedactedPath? = nil) {
        let end = range.upperBound
        let hash = bytes.firstIndex(of: "#", from: range.lowerBound, to: end)
        let reader = URLReader(bytes: bytes, end: end, isWhole: true)
        var pathStart = range.lowerBound
        if let authority = reader.authorityStart(from: range.lowerBound) {
            pathStart = authority
            if let at = reader.endOfUserinfo(from: authority) {
                mask(authority..<at)
                pathStart = at
            }
        }
        let fragment = bytes.firstIndex(of: "#", from: max(pathStart, hash), to: end)
        let query = bytes.firstIndex(of: "?", from: pathStart, to: fragment)
        self.path(pathStart..<query, path)
        if query < fragment { pairs(query + 1..<fragment) }
        guard fragment < end else { return }
        // Some applications have routes in fragments: `#/reset?token=…`
        let second = bytes.firstIndex(of: "?", from: fragment + 1, to: end)
        pairs(fragment + 1..<second)
        if second < end { pairs(second + 1..<end) }
    }

    /// Masks a path and its parameters: `/users/7;sessionid=…/orders`
    mutating func path(_ range: Range<Int>, _ path: RedactedPath?) {
        let secrets = path?.secrets(in: bytes, range)
        if let path, secrets == nil {
            // The positions of the secret parts are unknown, so the whole path is replaced.
            replace(range, with: path.template)
            return
        }
        var position = range.lowerBound
        var nextSecret = 0
        while position < range.upperBound {
            let segmentEnd = bytes.firstIndex(from: position, to: range.upperBound) {
                $0.equal("/") | $0.equal(";")
            }
            if let secrets, nextSecret < secrets.count, secrets[nextSecret].contains(position) {
                mask(secrets[nextSecret])
                position = secrets[nextSecret].upperBound
                nextSecret += 1
            } else if bytes[segmentEnd] == UInt8(ascii: ";"), segmentEnd < range.upperBound {
                let parametersEnd = bytes.firstIndex(of: "/", from: segmentEnd, to: range.upperBound)
                pairs(segmentEnd + 1..<parametersEnd)
                position = parametersEnd + 1
            } else {
                position = segmentEnd + 1
            }
        }
    }
}

/// A reader that finds the parts of a URL.
struct URLReader {
    /// The number of bytes in which the `@` after a password with slashes is searched, in a URL within a text.
    private static let oddPasswordSizeMax = 1_024

    let bytes: TextBytes
    let end: Int
    /// Whether the text is only a URL.
    let isWhole: Bool

    /// Returns the index after `//`, which only a scheme may precede.
    func authorityStart(from start: Int) -> Int? {
        let slash = bytes.firstIndex(from: start, to: end) { $0.equal("/") | $0.equal("?") | $0.equal("#") }
        guard bytes[slash] == UInt8(ascii: "/"), bytes[slash + 1] == UInt8(ascii: "/"), slash + 1 < end else {
            return nil
        }
        return slash + 2
    }

    /// Returns the index of the `@` after `user:password`; nil if the URL has none.
    ///
    /// A password may contain any character. A slash, a question mark or a hash before the `@` belongs to it, unless a
    /// host with a port precedes them. An authority that is cut off counts as a password, too.
    func endOfUserinfo(from start: Int) -> Int? {
        let quote = isWhole ? 0 : enclosingQuote(before: start)
        var authorityEnd = start
        while authorityEnd < end, !ByteSet.authorityEnds.contains(bytes[authorityEnd]),
            isWhole || !endsURL(bytes[authorityEnd], quote)
        {
            authorityEnd += 1
        }
        if let at = lastAt(start..<authorityEnd) { return at }
        if hasPassword(start..<authorityEnd), let at = lastAt(authorityEnd..<endOfURL(from: authorityEnd, quote)) {
            return at
        }
        return bytes.isCut && authorityEnd >= bytes.count && authorityEnd > start ? authorityEnd : nil
    }

    private func lastAt(_ range: Range<Int>) -> Int? { range.last { bytes[$0] == UInt8(ascii: "@") } }

    /// Returns true if a range contains a colon without a port after it.
    private func hasPassword(_ range: Range<Int>) -> Bool {
        if bytes[range.lowerBound] == UInt8(ascii: "[") { return false }
        let colon = bytes.firstIndex(of: ":", from: range.lowerBound, to: range.upperBound)
        guard colon < range.upperBound else { return false }
        let port = colon + 1..<range.upperBound
        return port.count > 5 || !port.allSatisfy { bytes[$0].isDigit }
    }

    private func endOfURL(from start: Int, _ quote: UInt8) -> Int {
        if isWhole { return end }
        var index = start
        while index < end, index - start < Self.oddPasswordSizeMax, !endsURL(bytes[index], quote) { index += 1 }
        return index
    }

    /// Returns true for a space, and for the quote that encloses the URL.
    private func endsURL(_ byte: UInt8, _ quote: UInt8) -> Bool {
        byte.isSpace || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || (quote != 0 && byte == quote)
    }

    /// Returns the quote before a URL's scheme; zero if there is none.
    private func enclosingQuote(before authority: Int) -> UInt8 {
        var index = authority
        while index > 0, authority - index < 32, !bytes[index - 1].isSpace, !bytes[index - 1].isQuote { index -= 1 }
        return index > 0 && bytes[index - 1].isQuote ? bytes[index - 1] : 0
    }
}

extension ByteSet {
    fileprivate static var authorityEnds: ByteSet { ByteSet("/?#\\") }
}
