/// UTF-8 bytes that are looked through.
///
/// Outside of them there are zeros, so that looking ahead needs no care, and nothing can be read that is not there.
struct TextBytes {
    private let start: UnsafePointer<UInt8>?
    let count: Int
    /// Whether the text goes on behind them. What is open at their end counts as secret then.
    let isCut: Bool

    /// - Parameter limit: at most so many bytes are looked at.
    @inline(__always)
    init(_ buffer: UnsafeBufferPointer<UInt8>, upTo limit: Int) {
        start = buffer.baseAddress
        count = min(buffer.count, limit)
        isCut = buffer.count > limit
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        guard UInt(bitPattern: index) < UInt(bitPattern: count), let start else { return 0 }
        return start[index]
    }

    /// A part of them, to be copied.
    func copy(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        let range = range.clamped(to: 0..<count)
        return UnsafeBufferPointer(start: start.map { $0 + range.lowerBound }, count: range.count)
    }
}

extension TextBytes {
    /// Whether a word stands there. It is given in lower case, and compared without case.
    @inline(__always)
    func has(_ word: StaticString, at index: Int) -> Bool {
        let letters = word.utf8Start
        for offset in 0..<word.utf8CodeUnitCount where self[index &+ offset].lowercased != letters[offset] {
            return false
        }
        return true
    }

    /// Whether exactly these bytes stand in a range.
    func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where self[range.lowerBound + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// Where the first byte of a set stands, or the end.
    @inline(__always)
    func firstIndex(of set: ByteSet, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, !set.contains(self[index]) { index &+= 1 }
        return index
    }

    /// Where the first byte stands that is not of a set, or the end.
    @inline(__always)
    func firstIndex(notOf set: ByteSet, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, set.contains(self[index]) { index &+= 1 }
        return index
    }

    /// Where the last bytes of a set begin that stand before `end`.
    @inline(__always)
    func lastIndex(notOf set: ByteSet, before end: Int, downTo start: Int) -> Int {
        var index = end
        while index > start, set.contains(self[index &- 1]) { index &-= 1 }
        return index
    }
}

/// Some of the 256 bytes: of ASCII any, of the rest all or none.
struct ByteSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private let hasOthers: Bool

    init(_ characters: StaticString, ranges: [ClosedRange<UInt8>] = [], others: Bool = false) {
        hasOthers = others
        for offset in 0..<characters.utf8CodeUnitCount { insert(characters.utf8Start[offset]) }
        for byte in ranges.joined() { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        guard byte < 128 else { return hasOthers }
        return (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 != 0
    }

    static let spaces = ByteSet(" \t\n\r\u{0B}\u{0C}")
    static let digits = ByteSet("", ranges: [0x30...0x39])
    static let quotes = ByteSet("\"'`")
    /// Of names as they are written in code, headers, queries and forms. What is not ASCII may be a letter.
    static let names = ByteSet(
        "_-.[]%+\\$@", ranges: [0x30...0x39, 0x41...0x5A, 0x61...0x7A], others: true)
    /// Of identifiers.
    static let words = ByteSet("_", ranges: [0x30...0x39, 0x41...0x5A, 0x61...0x7A], others: true)
}

extension UInt8 {
    /// The small letter of a capital one.
    @inline(__always)
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    @inline(__always)
    var isSpace: Bool { self == 0x20 || self &- 0x09 < 5 }

    @inline(__always)
    var isQuote: Bool { self == 0x22 || self == 0x27 || self == 0x60 }

    /// What a hexadecimal digit of either case stands for.
    @inline(__always)
    var hexadecimalValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}
