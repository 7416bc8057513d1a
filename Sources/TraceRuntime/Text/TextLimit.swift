/// How much of a text is kept.
enum TextLimit: Sendable, Hashable {
    /// Of bytes in UTF-8: captured bodies.
    case bytes(Int)
    /// Of units of UTF-16, in which other languages count the characters of a string: attributes.
    case units(Int)

    /// For what the program's author wrote.
    static let whole = TextLimit.bytes(Int.max - lookAhead)

    /// How far a text is read beyond what is kept of it, in bytes: so that what the cut halves is recognized.
    static let lookAhead = 1_024

    /// How many bytes of a text are looked at, whatever its size.
    var readSizeMax: Int {
        switch self {
        case .bytes(let count): count + Self.lookAhead
        // No unit of UTF-16 takes more than three bytes.
        case .units(let count): 3 * count + Self.lookAhead
        }
    }

    /// How many of these bytes are kept: no half of a character's code.
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
                // A byte that begins a code of four is a unit, and its second byte is another.
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
    /// Has the text's bytes looked at, without copying them.
    @inline(__always)
    func withBytes<R>(upTo limit: Int, _ body: (TextBytes) -> R) -> R {
        if let result = utf8.withContiguousStorageIfAvailable({ body(TextBytes($0, upTo: limit)) }) { return result }
        var copy = self
        return copy.withUTF8 { body(TextBytes($0, upTo: limit)) }
    }
}
