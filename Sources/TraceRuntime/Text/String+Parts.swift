extension String {
    /// The text without spaces and tabs at both ends.
    var trimmed: String { String(Substring(self[...].utf8.withoutOptionalWhitespace)) }

    /// As much of the text as `count` bytes hold. It does not divide a Unicode scalar.
    func cut(toBytes count: Int) -> String {
        guard utf8.count > count else { return self }
        var end = utf8.index(startIndex, offsetBy: count)
        while utf8[end] & 0b1100_0000 == 0b1000_0000 { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
