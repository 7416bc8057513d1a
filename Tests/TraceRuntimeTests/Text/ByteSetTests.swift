import Testing

@testable import TraceRuntime

@Suite("A set of bytes")
struct ByteSetTests {
    private func ascii(_ set: ByteSet) -> String {
        String(decoding: (0..<0x80).filter { set.contains($0) }, as: UTF8.self)
    }

    @Test("Contains its characters and classes, and nothing else")
    func members() {
        #expect(ascii(ByteSet("/;")) == "/;")
        #expect(ascii(.spaces) == "\t\n\u{0B}\u{0C}\r ")
        #expect(ascii(.digits) == "0123456789")
        #expect(
            ascii(.words) == "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
        #expect(ascii(ByteSet("-", digits: true).union(ByteSet("~"))) == "-0123456789~")
        #expect(!ByteSet("/;").contains(0xC3) && ByteSet.words.contains(0xC3))
    }

    @Test("Inverted, contains all others")
    func inverted() {
        let set = ByteSet("_$", letters: true, digits: true, spaces: true)
        for byte in UInt8.min...UInt8.max { #expect(set.inverted.contains(byte) != set.contains(byte)) }
    }
}
