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
    static func value(of digit: UInt8) -> UInt64? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
        default: nil
        }
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
