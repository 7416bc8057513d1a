/// The lower-case hexadecimal digits of Trace Context.
enum Hexadecimal {
    /// The digit for each value of four bits.
    private static let digits = Array("0123456789abcdef".utf8)

    /// Appends the last `count` digits of a value, the most significant first.
    static func append(_ value: UInt64, digits count: Int, to bytes: inout [UInt8]) {
        for place in (0..<count).reversed() {
            bytes.append(digits[Int(truncatingIfNeeded: value >> UInt64(4 * place)) & 0xF])
        }
    }

    /// The value of a digit; nil for any other byte, upper-case digits included.
    @inline(__always)
    static func value(of digit: UInt8) -> UInt64? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}

extension Hexadecimal {
    /// The value of eight digits at once; nil if one of the bytes is not a digit in lower case.
    ///
    /// - Parameter digits: the bytes, the first of them in the most significant place.
    @inline(__always)
    static func value(ofEight digits: UInt64) -> UInt64? {
        let each: UInt64 = 0x0101_0101_0101_0101
        let letters = (digits >> 6) & each
        // The upper half of a digit is 3, that of a letter 6.
        guard digits & (each &* 0xF0) == each &* 0x30 &+ letters &* 0x30 else { return nil }
        var value = digits & (each &* 0x0F) &+ letters &* 9
        // Exactly the letters are worth ten or more, and none is worth more than fifteen.
        guard value & (each &* 0xF0) == 0, ((value &+ each &* 6) >> 4) & each == letters else { return nil }
        value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
        return (value | value >> 16) & 0xFFFF_FFFF
    }
}

extension Substring.UTF8View {
    /// The text without spaces and tabs at both ends: https://www.rfc-editor.org/rfc/rfc7230#section-3.2.3
    var withoutOptionalWhitespace: Self {
        var rest = self
        while let first = rest.first, first.isOptionalWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isOptionalWhitespace { rest.removeLast() }
        return rest
    }
}

extension UInt8 {
    var isOptionalWhitespace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
