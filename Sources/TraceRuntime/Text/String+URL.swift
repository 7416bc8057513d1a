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

extension Substring {
    /// The text with the escapes of forms and queries decoded, `%41` and `+`. An invalid escape is left as it is.
    var percentDecoded: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
