/// A name in lower case without separators, with a mark at the start of each word.
///
/// Words begin where the case changes (`apiKey`, `APIKey`), after separators and spaces, and at digits. Percent-escapes
/// (`pass%77ord`) and `\u`-escapes are decoded.
struct FoldedName {
    /// The greatest size of a name, in bytes. A longer name counts as sensitive.
    static let sizeMax = 128

    private let memory: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    /// - Parameter memory: space for twice ``sizeMax`` bytes: the letters, and a mark for each.
    @inline(__always)
    private init(in memory: UnsafeMutablePointer<UInt8>) { self.memory = memory }

    @inline(__always)
    subscript(index: Int) -> UInt8 { memory[index] }

    @inline(__always)
    func isStart(_ index: Int) -> Bool { index >= count || memory[Self.sizeMax &+ index] != 0 }

    /// Folds a name and calls a closure with it; nil if the name is too long.
    @inline(__always)
    static func with<R>(_ bytes: TextBytes, in range: Range<Int>, _ body: (FoldedName) -> R) -> R? {
        guard range.count <= sizeMax else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * sizeMax) { buffer in
            guard let memory = buffer.baseAddress else { return nil }
            var name = FoldedName(in: memory)
            if !name.fold(bytes, in: range) {
                // Escapes are rare, and may contain escapes.
                let unescaped = EscapedName.unescaped(Array(bytes.copy(range)))
                unescaped.withUnsafeBufferPointer { buffer in
                    name.count = 0
                    _ = name.fold(TextBytes(buffer, upTo: sizeMax), in: 0..<buffer.count)
                }
            }
            return body(name)
        }
    }

    private enum Kind: UInt8 {
        case separator
        case small
        case capital
        case capitals
        case digit
    }

    /// Folds a name; false if it contains an escape.
    @inline(__always)
    private mutating func fold(_ bytes: TextBytes, in range: Range<Int>) -> Bool {
        var previous = Kind.separator
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index &+= 1
            if byte &- 0x61 < 26 || byte >= 0x80 {
                // In `APIKey`, the last of several capitals begins the next word.
                if previous == .capitals { memory[Self.sizeMax &+ count &- 1] = 1 }
                append(byte, isStart: previous == .separator || previous == .digit)
                previous = .small
            } else if byte &- 0x41 < 26 {
                append(byte | 0x20, isStart: previous != .capital && previous != .capitals)
                previous = previous == .capital || previous == .capitals ? .capitals : .capital
            } else if byte.isDigit {
                append(byte, isStart: previous != .digit)
                previous = .digit
            } else if EscapedName.isEscape(bytes, at: index &- 1) {
                return false
            } else {
                previous = .separator
            }
        }
        return true
    }

    @inline(__always)
    private mutating func append(_ letter: UInt8, isStart: Bool) {
        memory[count] = letter
        memory[Self.sizeMax &+ count] = isStart ? 1 : 0
        count &+= 1
    }
}

/// The decoding of escapes in names.
enum EscapedName {
    /// The greatest number of nested escapes that are decoded.
    private static let depthMax = 3

    /// Returns true if an escape begins at an index: `%70` or `\u0070`.
    @inline(__always)
    static func isEscape(_ bytes: TextBytes, at index: Int) -> Bool {
        let byte = bytes[index]
        guard byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") else { return false }
        return escape(bytes, at: index) != nil
    }

    static func unescaped(_ name: [UInt8]) -> [UInt8] {
        var name = name
        for _ in 0..<depthMax {
            let (text, hadEscapes) = undone(name)
            name = text
            if !hadEscapes { break }
        }
        return name
    }

    private static func undone(_ name: [UInt8]) -> (text: [UInt8], hadEscapes: Bool) {
        name.withUnsafeBufferPointer { buffer in
            let bytes = TextBytes(buffer, upTo: buffer.count)
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count)
            var index = 0
            while index < bytes.count {
                if let (byte, size) = escape(bytes, at: index) {
                    text.append(byte)
                    index += size
                } else {
                    text.append(bytes[index])
                    index += 1
                }
            }
            return (text, text.count < bytes.count)
        }
    }

    /// Returns the byte that an escape means, and the size of the escape. A character that is not ASCII becomes the
    /// byte 0xFF, which counts as a letter.
    private static func escape(_ bytes: TextBytes, at index: Int) -> (byte: UInt8, size: Int)? {
        switch bytes[index] {
        case UInt8(ascii: "%"):
            guard let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue else {
                return nil
            }
            return (high << 4 | low, 3)
        case UInt8(ascii: "\\"):
            guard bytes[index + 1] | 0x20 == UInt8(ascii: "u") else { return nil }
            var value: UInt32 = 0
            for offset in 2..<6 {
                guard let digit = bytes[index + offset].hexadecimalValue else { return nil }
                value = value << 4 | UInt32(digit)
            }
            return (value < 0x80 ? UInt8(value) : 0xFF, 6)
        default: return nil
        }
    }
}
