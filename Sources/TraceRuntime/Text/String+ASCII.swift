extension String {
    /// Compares two header names. They are equal if they differ only in the case of ASCII letters.
    func isEqualWithoutCase(to other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count else { return false }
        return withBytes(upTo: count) { bytes in
            other.withBytes(upTo: count) { others in
                for index in 0..<count where bytes[index].lowercasedASCII != others[index].lowercasedASCII {
                    return false
                }
                return true
            }
        }
    }
}

extension UInt8 {
    fileprivate var lowercasedASCII: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }
}
