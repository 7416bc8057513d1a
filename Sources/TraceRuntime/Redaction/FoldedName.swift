/// A name without what only separates its words, in small letters, with a mark where each word begins.
///
/// Words begin where the case changes (`apiKey`, `APIKey`), behind separators and spaces, and at digits.
/// Percent-escapes (`pass%77ord`) and `\u`-escapes are undone.
struct FoldedName {
    /// Of a name, in bytes. A longer one counts as sensitive.
    static let sizeMax = 128

    private let memory: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    /// - Parameter memory: twice as many bytes as a name may have.
    @inline(__always)
    private init(in memory: UnsafeMutablePointer<UInt8>) { self.memory = memory }

    @inline(__always)
    subscript(index: Int) -> UInt8 { memory[index] }

    @inline(__always)
    func isStart(_ index: Int) -> Bool { index >= count || memory[Self.sizeMax &+ index] != 0 }

    /// Folds a name and has it looked at; nil if it is too long.
    @inline(__always)
    static func with<R>(_ bytes: TextBytes, in range: Range<Int>, _ body: (FoldedName) -> R) -> R? {
        guard range.count <= sizeMax else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * sizeMax) { buffer in
            guard let memory = buffer.baseAddress else { return nil }
            var name = FoldedName(in: memory)
            if !name.fold(bytes, in: range) {
                // Escapes are rare, and may be escaped themselves.
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

    /// False where it holds an escape.
    @inline(__always)
    private mutating func fold(_ bytes: TextBytes, in range: Range<Int>) -> Bool {
        var previous = Kind.separator
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index &+= 1
            if byte &- 0x61 < 26 || byte >= 0x80 {
                // `APIKey`: the last of several capitals belongs to what follows.
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

/// Names in which bytes are written by their numbers.
enum EscapedName {
    /// How often an escape that holds an escape is undone.
    private static let depthMax = 3

    /// Whether `%70` or `\u0070` begins there.
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

    /// What an escape stands for, and how many bytes it takes. What is not ASCII becomes a letter of no language.
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
