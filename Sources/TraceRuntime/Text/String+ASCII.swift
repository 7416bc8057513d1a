extension String {
    /// Compares two header names. They are equal if they differ only in the case of ASCII letters.
    func isEqualWithoutCase(to other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count else { return false }
        // Most names that are compared are equal, and short strings are compared at once.
        return self == other
            || withBytes(upTo: count) { bytes in
                other.withBytes(upTo: count) { bytes.isEqualWithoutCase(to: $0) }
            }
    }

    var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension TextBytes {
    /// Compares two texts. They are equal if they differ only in the case of ASCII letters.
    func isEqualWithoutCase(to other: TextBytes) -> Bool {
        guard count == other.count else { return false }
        let (left, right) = (copy(0..<count), other.copy(0..<count))
        for index in 0..<count where left[index] != right[index] {
            if left[index].lowercased != right[index].lowercased { return false }
        }
        return true
    }
}
