extension String {
    /// Compares two header names. They are equal if they differ only in the case of ASCII letters.
    func isEqualWithoutCase(to other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count else { return false }
        return withBytes(upTo: count) { bytes in
            other.withBytes(upTo: count) { bytes.isEqualWithoutCase(to: $0) }
        }
    }

    /// Returns true if the text is a header's name, in any case.
    ///
    /// - Parameter name: the name in lower case.
    @inline(__always)
    func isHeader(_ name: StaticString) -> Bool {
        utf8.count == name.utf8CodeUnitCount && withBytes(upTo: .max) { $0.has(name, at: 0) }
    }

    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension TextBytes {
    /// Compares two texts. They are equal if they differ only in the case of ASCII letters.
    func isEqualWithoutCase(to other: TextBytes) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index < count {
            let bytes = EightBytes(padded(at: index))
            guard bytes.isEqualWithoutCase(to: EightBytes(other.padded(at: index))) else { return false }
            index &+= 8
        }
        return true
    }
}
