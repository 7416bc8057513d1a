/// Eight bytes of a text, which are compared at once.
///
/// A comparison returns a mark, the highest bit, for each byte that it finds; the first byte has the lowest bits. The
/// lowest mark is always right. Marks above it may be wrong.
struct EightBytes {
    private let bits: UInt64

    private static var each: UInt64 { 0x0101_0101_0101_0101 }
    private static var marks: UInt64 { 0x8080_8080_8080_8080 }

    /// - Parameter bits: the bytes, the first of them in the lowest bits.
    @inline(__always)
    init(_ bits: UInt64) { self.bits = bits }

    /// Finds a byte.
    @inline(__always)
    func equal(_ byte: Unicode.Scalar) -> UInt64 { equal(UInt8(ascii: byte)) }

    @inline(__always)
    func equal(_ byte: UInt8) -> UInt64 {
        let difference = bits ^ (Self.each &* UInt64(byte))
        return (difference &- Self.each) & ~difference & Self.marks
    }

    /// Finds the bytes below a limit, which is at most 128.
    @inline(__always)
    func below(_ limit: UInt8) -> UInt64 { (bits &- Self.each &* UInt64(limit)) & ~bits & Self.marks }

    /// Finds the ASCII bytes of a range.
    @inline(__always)
    func within(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> UInt64 {
        let small = bits & ~Self.marks
        let isAtLeastFirst = small &+ Self.each &* UInt64(0x80 - UInt8(ascii: first))
        let isBehindLast = small &+ Self.each &* UInt64(0x7F - UInt8(ascii: last))
        return isAtLeastFirst & ~isBehindLast & ~bits & Self.marks
    }

    /// Whether the bytes differ from others only in the case of ASCII letters.
    @inline(__always)
    func isEqualWithoutCase(to other: EightBytes) -> Bool {
        // The mark of a letter, moved to the bit of its case.
        let caseBits = lowercased.within("a", "z") &>> 2
        return (bits ^ other.bits) & ~caseBits == 0
    }

    /// Finds all bytes but small ASCII letters.
    @inline(__always)
    var otherThanSmallLetters: UInt64 { ~within("a", "z") & Self.marks }

    /// The bytes with capital letters converted to lower case. Some other bytes change, too.
    @inline(__always)
    var lowercased: EightBytes { EightBytes(bits | Self.each &* 0x20) }
}

extension TextBytes {
    /// Returns the index of the first byte that a comparison finds, or the end.
    @inline(__always)
    func firstIndex(from start: Int, to end: Int, where comparison: (EightBytes) -> UInt64) -> Int {
        var index = max(start, 0)
        let last = min(end, count)
        while index < last {
            let marks = comparison(EightBytes(padded(at: index)))
            if marks != 0 {
                let place = index &+ marks.trailingZeroBitCount &>> 3
                return place < last ? place : max(start, end)
            }
            index &+= 8
        }
        return max(start, end)
    }

    /// Returns the index of the first byte of a value, or the end.
    @inline(__always)
    func firstIndex(of byte: Unicode.Scalar, from start: Int, to end: Int) -> Int {
        firstIndex(from: start, to: end) { $0.equal(byte) }
    }
}
