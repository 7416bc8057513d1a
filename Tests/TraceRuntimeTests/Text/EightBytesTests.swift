import Testing

@testable import TraceRuntime

@Suite("Eight bytes at once")
struct EightBytesTests {
    private typealias Comparison = (found: (EightBytes) -> UInt64, isWanted: (UInt8) -> Bool)

    private let comparisons: [Comparison] = [
        ({ $0.equal("=") }, { $0 == UInt8(ascii: "=") }),
        ({ $0.equal("\"") | $0.equal("\\") | $0.below(0x20) }, { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }),
        ({ $0.below(0x30) | $0.equal(":") }, { $0 < 0x30 || $0 == 0x3A }),
        (
            { $0.within("\"", "'") | $0.lowercased.within("f", "f") },
            { (0x22...0x27).contains($0) || $0 | 0x20 == 0x66 }
        ),
    ]

    @Test("Find the same byte as one after the other", arguments: 0..<4)
    func firstIndex(number: Int) {
        let comparison = comparisons[number]
        var random = SystemRandomNumberGenerator()
        for size in 0..<40 {
            for _ in 0..<50 {
                // Neighbours of the bytes that are looked for are where a carry would go wrong.
                let text = (0..<size).map { _ in
                    Bool.random(using: &random)
                        ? UInt8.random(in: 0...255, using: &random) : Array("az=>:\"\\!/09".utf8).randomElement()!
                }
                let start = Int.random(in: 0...size, using: &random)
                let end = Int.random(in: start...size, using: &random)
                let expected = (start..<end).first { comparison.isWanted(text[$0]) } ?? end
                let index = text.withUnsafeBufferPointer { buffer in
                    TextBytes(buffer, upTo: size).firstIndex(from: start, to: end, where: comparison.found)
                }
                #expect(index == expected, "\(text) from \(start) to \(end)")
            }
        }
    }

    @Test("Are compared without the case of letters, and of nothing else")
    func withoutCase() {
        for left in UInt8.min...UInt8.max {
            for right in UInt8.min...UInt8.max {
                let letters = [0x41, left, 0x7A, left, 0x40, right, 0x31, 0x5B].map(UInt64.init)
                let others = [0x61, right, 0x5A, left, 0x40, right, 0x31, 0x5B].map(UInt64.init)
                let word = letters.reduce(0) { $0 << 8 | $1 }, other = others.reduce(0) { $0 << 8 | $1 }
                let isEqual = EightBytes(word).isEqualWithoutCase(to: EightBytes(other))
                #expect(isEqual == (left.lowercased == right.lowercased), "\(left) and \(right)")
            }
        }
    }

    @Test("Are zeros after the end of the text, which may be shorter")
    func padding() {
        for size in 0...20 {
            let text = (0..<size).map { UInt8($0 + 1) }
            text.withUnsafeBufferPointer { buffer in
                let bytes = TextBytes(buffer, upTo: size)
                for index in 0..<size {
                    let expected = (0..<8).map { index + $0 < size ? text[index + $0] : 0 }
                    #expect(withUnsafeBytes(of: bytes.padded(at: index).littleEndian, Array.init) == expected)
                }
            }
        }
    }
}
