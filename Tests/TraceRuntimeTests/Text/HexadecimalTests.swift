import Testing

@testable import TraceRuntime

@Suite("Eight hexadecimal digits at once")
struct HexadecimalTests {
    /// Puts the first byte into the most significant place.
    private func word(_ bytes: [UInt8]) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    @Test("Have their value", arguments: ["00000000", "0af76519", "16cd43dd", "ffffffff", "9abcdef0"])
    func value(digits: String) {
        #expect(Hexadecimal.value(ofEight: word(Array(digits.utf8))) == UInt64(digits, radix: 16))
    }

    @Test("Are refused if one of them is not a digit in lower case", arguments: 0..<8)
    func otherBytes(place: Int) {
        for byte in UInt8.min...UInt8.max {
            var digits = Array("0af9165c".utf8)
            digits[place] = byte
            let isDigit = Hexadecimal.value(of: byte) != nil
            #expect((Hexadecimal.value(ofEight: word(digits)) != nil) == isDigit, "\(byte)")
        }
    }
}
