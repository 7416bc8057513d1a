/// A position in bytes that are read from the front.
struct ByteReader {
    private let bytes: TextBytes
    private var position = 0
    private var end: Int

    /// Leaves out spaces and tabs at both ends: https://www.rfc-editor.org/rfc/rfc7230#section-3.2.3
    init(trimming bytes: TextBytes) {
        self.bytes = bytes
        end = bytes.count
        while position < end, bytes[position].isOptionalWhitespace { position += 1 }
        while end > position, bytes[end - 1].isOptionalWhitespace { end -= 1 }
    }

    var isAtEnd: Bool { position == end }

    /// Reads exactly `count` hexadecimal digits, at most 16; nil if there is anything else.
    mutating func readHexadecimal(digits count: Int) -> UInt64? {
        guard position + count <= end else { return nil }
        let digitsEnd = position + count
        var value: UInt64 = 0
        while position + 8 <= digitsEnd {
            guard let part = Hexadecimal.value(ofEight: bytes.eight(at: position)) else { return nil }
            value = value << 32 | part
            position += 8
        }
        while position < digitsEnd {
            guard let digit = Hexadecimal.value(of: bytes[position]) else { return nil }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    /// Reads one character; false if there is another one.
    mutating func readCharacter(_ character: Unicode.Scalar) -> Bool {
        guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}
