import Foundation

extension JSONScanner {
    /// Reads a string, a number, a boolean or null, as its text; a string without its quotes, null as empty.
    mutating func scalar() throws(Mistake) -> String {
        switch try peek() {
        case 0x22: return try string()
        case 0x74: return try word("true")
        case 0x66: return try word("false")
        case 0x6E:
            _ = try word("null")
            return ""
        default: return try number()
        }
    }

    /// Reads a 64-bit integer, which OTLP writes as a string; zero where the text is none.
    mutating func integer() throws(Mistake) -> Int {
        let text = try scalar()
        return Int(text) ?? Double(text).flatMap(Int.init(exactly:)) ?? 0
    }

    /// Reads nanoseconds since 1970; what makes no sense becomes a time from which another can be subtracted.
    mutating func time() throws(Mistake) -> Int { min(max(0, try integer()), Int.max / 2) }

    private mutating func word(_ word: StaticString) throws(Mistake) -> String {
        let length = word.utf8CodeUnitCount
        guard position + length <= count else { throw .cutOff }
        guard memcmp(bytes + position, word.utf8Start, length) == 0 else { throw .malformed }
        position += length
        return "\(word)"
    }

    private mutating func number() throws(Mistake) -> String {
        let start = position
        while position < count, isNumberByte(bytes[position]) { position += 1 }
        guard position < count else { throw .cutOff }
        let text = text(from: start)
        guard Double(text) != nil else { throw .malformed }
        return text
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E || byte == 0x2B || byte == 0x65 || byte == 0x45
    }

    mutating func string() throws(Mistake) -> String {
        try expect(0x22)
        let start = position
        guard let quote = memchr(bytes + start, 0x22, count - start) else { throw .cutOff }
        let end = UnsafeRawPointer(quote) - UnsafeRawPointer(bytes)
        if memchr(bytes + start, 0x5C, end - start) == nil {
            position = end
            defer { position += 1 }
            return text(from: start)
        }
        return try stringWithEscapes()
    }

    private func text(from start: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes + start, count: position - start), as: UTF8.self)
    }

    private mutating func stringWithEscapes() throws(Mistake) -> String {
        var units: [UInt8] = []
        while position < count {
            let byte = bytes[position]
            position += 1
            if byte == 0x22 { return String(decoding: units, as: UTF8.self) }
            if byte == 0x5C { units += Array(try escape().utf8) } else { units.append(byte) }
        }
        throw .cutOff
    }

    /// Reads what follows a backslash.
    private mutating func escape() throws(Mistake) -> String {
        guard position < count else { throw .cutOff }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x2F: return "/"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75: return try escapedUnicode()
        default: throw .malformed
        }
    }

    private mutating func escapedUnicode() throws(Mistake) -> String {
        let first = try hexadecimal()
        guard first & 0xFC00 == 0xD800, position + 1 < count, bytes[position] == 0x5C, bytes[position + 1] == 0x75
        else {
            return String(decoding: [first], as: UTF16.self)
        }
        position += 2
        return String(decoding: [first, try hexadecimal()], as: UTF16.self)
    }

    private mutating func hexadecimal() throws(Mistake) -> UInt16 {
        guard position + 4 <= count else { throw .cutOff }
        let digits = String(decoding: UnsafeBufferPointer(start: bytes + position, count: 4), as: UTF8.self)
        guard let value = UInt16(digits, radix: 16) else { throw .malformed }
        position += 4
        return value
    }
}
