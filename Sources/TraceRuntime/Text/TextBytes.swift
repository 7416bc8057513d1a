/// The UTF-8 bytes of a text that is searched.
///
/// Reading outside of the bytes gives zeros, so looking ahead needs no bounds check and is always safe.
struct TextBytes {
    private let start: UnsafePointer<UInt8>
    let count: Int
    /// Whether the text continues after the bytes. An incomplete value at their end counts as secret then.
    let isCut: Bool

    /// - Parameter limit: the greatest number of bytes to read.
    @inline(__always)
    init(_ buffer: UnsafeBufferPointer<UInt8>, upTo limit: Int) {
        // The pointer of an empty buffer is never read.
        start = buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!
        count = min(buffer.count, limit)
        isCut = buffer.count > limit
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: count) ? start[index] : 0
    }

    /// Returns eight bytes, the first of them in the most significant place; zero if the text ends before.
    @inline(__always)
    func eight(at index: Int) -> UInt64 {
        guard index >= 0, index <= count &- 8 else { return 0 }
        return UInt64(bigEndian: UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self))
    }

    /// Returns four bytes, the first of them in the most significant place.
    ///
    /// - Parameter index: an index of the text with four bytes behind it.
    @inline(__always)
    func four(at index: Int) -> UInt32 {
        assert(index >= 0 && index <= count - 4)
        return UInt32(bigEndian: UnsafeRawPointer(start + index).loadUnaligned(as: UInt32.self))
    }

    /// Returns eight bytes, the first of them in the least significant place, with zeros after the end of the text.
    ///
    /// - Parameter index: an index in the text.
    @inline(__always)
    func padded(at index: Int) -> UInt64 {
        guard index <= count &- 8 else { return paddedNearEnd(at: index) }
        return UInt64(littleEndian: UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self))
    }

    @inline(never)
    private func paddedNearEnd(at index: Int) -> UInt64 {
        if count >= 8 { return padded(at: count &- 8) &>> UInt64(8 &* (index &- count &+ 8)) }
        var word: UInt64 = 0
        for place in stride(from: count - 1, through: index, by: -1) { word = word &<< 8 | UInt64(start[place]) }
        return word
    }

    /// Returns the memory of a range, to be copied.
    func copy(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        let range = range.clamped(to: 0..<count)
        return UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    }
}

extension TextBytes {
    /// Returns true if a word is at an index. The word must be in lower case, and is compared without case.
    @inline(__always)
    func has(_ word: StaticString, at index: Int) -> Bool {
        let letters = word.utf8Start
        for offset in 0..<word.utf8CodeUnitCount where self[index &+ offset].lowercased != letters[offset] {
            return false
        }
        return true
    }

    /// Returns true if a range contains exactly these bytes.
    func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where self[range.lowerBound + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// Returns the index of the first byte in a set, or the end.
    @inline(__always)
    func firstIndex(of set: ByteSet, from start: Int, to end: Int) -> Int {
        var index = max(start, 0)
        let last = min(end, count)
        while index < last, !set.contains(self.start[index]) { index &+= 1 }
        return index < last ? index : max(start, end)
    }

    /// Returns the index of the first byte that is not in a set, or the end.
    @inline(__always)
    func firstIndex(notOf set: ByteSet, from start: Int, to end: Int) -> Int {
        var index = max(start, 0)
        let last = min(end, count)
        while index < last, set.contains(self.start[index]) { index &+= 1 }
        return index < last ? index : max(start, min(end, count))
    }

    /// Returns the start of the bytes in a set that come directly before `end`.
    @inline(__always)
    func lastIndex(notOf set: ByteSet, before end: Int, downTo start: Int) -> Int {
        var index = end
        while index > start, set.contains(self[index &- 1]) { index &-= 1 }
        return index
    }
}

/// A set of bytes. It contains any ASCII bytes, and either all or none of the others.
///
/// The sets are computed properties of literals, which the optimizer turns into constants. It does so for about a dozen
/// characters; larger sets are unions. A stored property would be looked up, and perhaps made, at each use.
struct ByteSet: Sendable {
    private let low: UInt64
    private let high: UInt64
    private let hasOthers: Bool

    private init(low: UInt64, high: UInt64, hasOthers: Bool) {
        self.low = low
        self.high = high
        self.hasOthers = hasOthers
    }

    @inline(__always)
    init(
        _ characters: StaticString, letters: Bool = false, digits: Bool = false, spaces: Bool = false,
        controls: Bool = false, others: Bool = false
    ) {
        var low: UInt64 = (digits ? 0x03FF << 48 : 0) | (spaces ? 0x01_0000_3E00 : 0) | (controls ? 0xFFFF_FFFF : 0)
        var high: UInt64 = letters ? 0x07FF_FFFE_07FF_FFFE : 0
        let start = characters.utf8Start
        for offset in 0..<characters.utf8CodeUnitCount {
            let byte = start[offset]
            if byte < 64 { low |= 1 &<< UInt64(byte) } else { high |= 1 &<< UInt64(byte & 63) }
        }
        self.init(low: low, high: high, hasOthers: others)
    }

    @inline(__always)
    func union(_ other: ByteSet) -> ByteSet {
        ByteSet(low: low | other.low, high: high | other.high, hasOthers: hasOthers || other.hasOthers)
    }

    @inline(__always)
    var inverted: ByteSet { ByteSet(low: ~low, high: ~high, hasOthers: !hasOthers) }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        guard byte < 128 else { return hasOthers }
        return (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 != 0
    }

    static var spaces: ByteSet { ByteSet("", spaces: true) }
    static var digits: ByteSet { ByteSet("", digits: true) }
    /// The bytes of names in code, headers, queries and forms. Bytes that are not ASCII may be letters.
    static var names: ByteSet { ByteSet("_-.[]%+\\$@", letters: true, digits: true, others: true) }
    /// The bytes of identifiers.
    static var words: ByteSet { ByteSet("_", letters: true, digits: true, others: true) }
}

extension UInt8 {
    /// The byte with a capital letter converted to lower case.
    @inline(__always)
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether the byte is a space, tab, line feed, vertical tab, form feed or carriage return.
    @inline(__always)
    var isSpace: Bool { self == 0x20 || self &- 0x09 < 5 }

    @inline(__always)
    var isQuote: Bool { self == 0x22 || self == 0x27 || self == 0x60 }

    /// The value of a hexadecimal digit in either case; nil for any other byte.
    @inline(__always)
    var hexadecimalValue: UInt8? {
        if isDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}
