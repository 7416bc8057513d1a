/// A limit on the length of a text.
enum TextLimit: Sendable, Hashable {
    /// A number of UTF-8 bytes, for captured bodies.
    case bytes(Int)
    /// A number of UTF-16 code units, for attributes. Other languages count the characters of a string in this way.
    case units(Int)

    /// The limit for text in the program's source, which is kept completely.
    static let whole = TextLimit.bytes(Int.max - lookAhead)

    /// The number of bytes that are read beyond the limit, so that a secret at the limit is recognized.
    static let lookAhead = 1_024

    /// The greatest number of bytes that are read of a text.
    var readSizeMax: Int {
        switch self {
        case .bytes(let count): count + Self.lookAhead
        // A code unit of UTF-16 takes at most three bytes.
        case .units(let count): 3 * count + Self.lookAhead
        }
    }

    /// Whether no text of a size, in bytes, is cut.
    func allows(size: Int) -> Bool {
        switch self {
        // Text takes at least as many bytes as UTF-16 code units.
        case .bytes(let count), .units(let count): size <= count
        }
    }

    /// Returns the number of bytes to keep. It does not divide a Unicode scalar.
    func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end: Int
        switch self {
        case .bytes(let count):
            end = min(count, bytes.count)
        case .units(let count):
            if bytes.count <= count { return bytes.count }
            var units = 0
            end = 0
            while end < bytes.count {
                // A Unicode scalar of four bytes takes two code units.
                if bytes[end] & 0xC0 != 0x80 { units += bytes[end] >= 0xF0 ? 2 : 1 }
                if units > count { break }
                end += 1
            }
        }
        guard end < bytes.count else { return end }
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}

extension String {
    /// Calls a closure with the text's bytes, without copying them.
    @inline(__always)
    func withBytes<R>(upTo limit: Int, _ body: (TextBytes) -> R) -> R {
        if let result = utf8.withContiguousStorageIfAvailable({ body(TextBytes($0, upTo: limit)) }) { return result }
        var copy = self
        return copy.withUTF8 { body(TextBytes($0, upTo: limit)) }
    }
}
