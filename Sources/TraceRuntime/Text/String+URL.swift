extension StringProtocol where SubSequence == Substring {
    /// The text before the first separator, and the text behind it; nil if there is no separator.
    func splitOnce(at separator: Character) -> (Substring, Substring?) {
        guard let index = firstIndex(of: separator) else { return (self[...], nil) }
        return (self[..<index], self[self.index(after: index)...])
    }

    /// The place behind `//`, where `user@host` begins; nil if there is none.
    var authorityStart: Index? {
        guard let slash = firstIndex(of: "/") else { return nil }
        let second = index(after: slash)
        guard second < endIndex, self[second] == "/" else { return nil }
        return index(after: second)
    }
}

extension Substring {
    /// The text without the escapes of forms and queries, `%41` and `+`. Other text stays as it is.
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
