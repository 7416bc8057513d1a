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
