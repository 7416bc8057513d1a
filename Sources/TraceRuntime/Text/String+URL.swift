extension StringProtocol where SubSequence == Substring {
    /// Splits the text at the first separator. The second part is nil if the text does not contain the separator.
    func splitOnce(at separator: Character) -> (Substring, Substring?) {
        guard let index = firstIndex(of: separator) else { return (self[...], nil) }
        return (self[..<index], self[self.index(after: index)...])
    }

    /// The index after `//`, where the authority (`user@host`) begins; nil if the text has no `//`.
    var authorityStart: Index? {
        guard let slash = firstIndex(of: "/") else { return nil }
        let second = index(after: slash)
        guard second < endIndex, self[second] == "/" else { return nil }
        return index(after: second)
    }

    /// The index where the authority of a URL begins; nil for a path, which may begin with two slashes itself.
    var authorityStartOfURL: Index? { hasPrefix("/") ? nil : authorityStart }
}

/// The host and the port of an authority: `shop.example:8080`, `[::1]:8080`
struct Authority {
    /// Without the brackets of an IPv6 address.
    let host: String
    /// Nil if none is written.
    let port: String?

    init(_ text: String) {
        let colon = text.lastIndex(of: ":").flatMap { text[$0...].contains("]") ? nil : $0 }
        let name = text[..<(colon ?? text.endIndex)]
        host = String(name.hasPrefix("[") && name.hasSuffix("]") ? name.dropFirst().dropLast() : name)
        port = colon.map { String(text[text.index(after: $0)...]) }
    }
}

extension TextBytes {
    /// Returns a part of a query or a form with its escapes decoded, `%41` and `+`. An invalid escape is left as it is.
    func percentDecoded(_ range: Range<Int>) -> String {
        let text = copy(range)
        guard hasQueryEscapes(range) else {
            return String(decoding: text, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "%"), index + 2 < text.count, let high = text[index + 1].hexadecimalValue,
                let low = text[index + 2].hexadecimalValue
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}

extension TextBytes {
    private func hasQueryEscapes(_ range: Range<Int>) -> Bool {
        let first = firstIndex(from: range.lowerBound, to: range.upperBound) { $0.equal("%") | $0.equal("+") }
        return first < range.upperBound
    }
}
