/// A reader that finds the ends of values in JSON.
struct JSONReader {
    /// The greatest depth of nesting. Deeper text is treated as malformed, because reading it is recursive.
    static let depthMax = 128
    /// The number of bytes of an object that are searched for the name of its value.
    static let pairSizeMax = 512

    let bytes: TextBytes
    var end: Int

    @inline(__always)
    func skippingSpace(from start: Int) -> Int {
        var index = start
        while index < end, bytes[index].isSpace { index &+= 1 }
        return index
    }

    /// Reads one character; false if there is another one.
    @inline(__always)
    func read(_ character: Unicode.Scalar, at position: inout Int) -> Bool {
        guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
        position &+= 1
        return true
    }

    /// Reads a field's name and its colon, and returns the range of the name without quotes.
    func name(at position: inout Int) -> Range<Int>? {
        let start = position
        guard bytes[start] == UInt8(ascii: "\""), skipString(at: &position) else { return nil }
        let name = start + 1..<position - 1
        position = skippingSpace(from: position)
        guard read(":", at: &position) else { return nil }
        position = skippingSpace(from: position)
        return name
    }

    @inline(__always)
    func skipString(at position: inout Int) -> Bool {
        position &+= 1
        while true {
            position = bytes.firstIndex(from: position, to: end) {
                $0.equal("\"") | $0.equal("\\") | $0.below(0x20)
            }
            guard position < end else {
                position = end
                return false
            }
            guard bytes[position] == UInt8(ascii: "\\") else { break }
            position &+= 2
        }
        guard bytes[position] == UInt8(ascii: "\"") else { return false }
        position &+= 1
        return true
    }

    /// Skips a string in which nothing introduces a secret. Returns false, and stays, at any other string.
    @inline(__always)
    func skipPlainString(at position: inout Int) -> Bool {
        let index = bytes.firstSignal(of: .stringSignals, from: position &+ 1, to: end)
        guard index < end, bytes[index] == UInt8(ascii: "\"") else { return false }
        position = index &+ 1
        return true
    }

    /// Skips a value without reading its contents.
    func skipValue(at position: inout Int, depth: Int) -> Bool {
        guard depth < Self.depthMax, position < end else { return false }
        let isObject = bytes[position] == UInt8(ascii: "{")
        if bytes[position] == UInt8(ascii: "\"") { return skipString(at: &position) }
        guard isObject || bytes[position] == UInt8(ascii: "[") else { return skipScalar(at: &position) }
        position = skippingSpace(from: position + 1)
        let closing: Unicode.Scalar = isObject ? "}" : "]"
        if read(closing, at: &position) { return true }
        while true {
            if isObject, name(at: &position) == nil { return false }
            guard skipValue(at: &position, depth: depth + 1) else { return false }
            position = skippingSpace(from: position)
            if read(closing, at: &position) { return true }
            guard read(",", at: &position) else { return false }
            position = skippingSpace(from: position)
        }
    }

    /// Skips a number, `true`, `false` or `null`.
    func skipScalar(at position: inout Int) -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "t"): return skip("true", at: &position)
        case UInt8(ascii: "f"): return skip("false", at: &position)
        case UInt8(ascii: "n"): return skip("null", at: &position)
        default: return skipNumber(at: &position)
        }
    }

    private func skip(_ word: StaticString, at position: inout Int) -> Bool {
        for offset in 0..<word.utf8CodeUnitCount {
            guard position < end, bytes[position] == word.utf8Start[offset] else { return false }
            position += 1
        }
        return true
    }

    private func skipNumber(at position: inout Int) -> Bool {
        _ = read("-", at: &position)
        guard skipDigits(at: &position) else { return false }
        if read(".", at: &position), !skipDigits(at: &position) { return false }
        guard position < end, bytes[position] | 0x20 == UInt8(ascii: "e") else { return true }
        position += 1
        if !read("+", at: &position) { _ = read("-", at: &position) }
        return skipDigits(at: &position)
    }

    private func skipDigits(at position: inout Int) -> Bool {
        let start = position
        while position < end, bytes[position].isDigit { position &+= 1 }
        return position > start
    }

    // MARK: - Meaning of names and strings

    /// Returns true if a string contains JSON.
    func isNested(_ content: Range<Int>) -> Bool {
        let start = skippingSpace(from: content.lowerBound)
        return start < content.upperBound && (bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "["))
    }

    /// Returns true if the value of a field is the name of another field's value.
    func isNameName(_ name: Range<Int>) -> Bool {
        guard name.count <= 9 else { return false }
        return Self.nameNames.contains { $0.utf8CodeUnitCount == name.count && bytes.has($0, at: name.lowerBound) }
    }

    private static let nameNames: [StaticString] = [
        "name", "key", "k", "n", "field", "header", "param", "parameter", "property", "attribute", "id", "label",
        "variable", "option",
    ]

    /// Returns true if the value of a field belongs to the name in another field. It is called for every field.
    func isValueName(_ name: Range<Int>) -> Bool {
        let start = name.lowerBound
        switch name.count {
        case 1: return bytes.has("v", at: start)
        case 3: return bytes.has("val", at: start)
        case 4: return bytes.has("data", at: start) || bytes.has("text", at: start)
        case 5: return bytes.has("value", at: start)
        case 6: return bytes.has("values", at: start)
        case 7: return bytes.has("content", at: start) || bytes.has("default", at: start)
        default: return false
        }
    }
}

extension ByteSet {
    /// The end of a string, the bytes that may introduce a secret in it, and those that no string contains.
    fileprivate static var stringSignals: ByteSet { ByteSet("\"=:'%\\-.", controls: true) }
}
