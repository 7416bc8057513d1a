extension Redaction {
    /// JSON text with the values of sensitive names replaced, at every depth; nil if it is not JSON.
    ///
    /// Everything else stays as it was written, spaces included. It works on the text itself: a parsed value could not
    /// be cut off in the middle, and would lose what its text looked like.
    /// https://datatracker.ietf.org/doc/html/rfc8259
    func json(_ bytes: [UInt8]) -> String? {
        var scanner = JSONRedactor(bytes, redaction: self)
        return scanner.redact()
    }
}

/// Copies JSON text and leaves out what is secret.
private struct JSONRedactor {
    /// Deeper text is treated as if it were no JSON: its scanner recurses.
    private static let depthMax = 128

    private let bytes: [UInt8]
    private let redaction: Redaction
    private var position = 0
    private var depth = 0
    private var output: [UInt8] = []
    /// Where what was read last but not copied yet begins.
    private var uncopied = 0

    init(_ bytes: [UInt8], redaction: Redaction) {
        self.bytes = bytes
        self.redaction = redaction
    }

    mutating func redact() -> String? {
        skipSpace()
        guard readValue() else { return nil }
        skipSpace()
        guard position == bytes.count else { return nil }
        output += bytes[uncopied...]
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func readValue() -> Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "{"): return readList(until: UInt8(ascii: "}")) { $0.readField() }
        case UInt8(ascii: "["): return readList(until: UInt8(ascii: "]")) { $0.readValue() }
        case UInt8(ascii: "\""): return readText()
        case UInt8(ascii: "t"): return readWord("true")
        case UInt8(ascii: "f"): return readWord("false")
        case UInt8(ascii: "n"): return readWord("null")
        default: return readNumber()
        }
    }

    private mutating func readList(until end: UInt8, element: (inout JSONRedactor) -> Bool) -> Bool {
        guard depth < Self.depthMax else { return false }
        depth += 1
        defer { depth -= 1 }
        position += 1
        skipSpace()
        if read(end) { return true }
        while true {
            skipSpace()
            guard element(&self) else { return false }
            skipSpace()
            if read(end) { return true }
            guard read(UInt8(ascii: ",")) else { return false }
        }
    }

    private mutating func readField() -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let name = readString() else {
            return false
        }
        skipSpace()
        guard read(UInt8(ascii: ":")) else { return false }
        skipSpace()
        let start = position
        let outputCount = output.count
        let copied = uncopied
        guard readValue() else { return false }
        guard redaction.isSensitive(Self.text(name)) else { return true }
        // What the value's own fields copied goes, too.
        output.removeSubrange(outputCount...)
        uncopied = copied
        replace(from: start)
        return true
    }

    /// A value that is a string. It goes as a whole if a secret shows in it: a URL with a password, `Bearer …`.
    private mutating func readText() -> Bool {
        let start = position
        guard let string = readString() else { return false }
        if redaction.isSuspicious(Self.text(string)) { replace(from: start) }
        return true
    }

    /// Puts the mark in place of what was read since `start`.
    private mutating func replace(from start: Int) {
        output += bytes[uncopied..<start]
        output += Array("\"\(Redaction.mark)\"".utf8)
        uncopied = position
    }

    /// The string's bytes between its quotes, escapes as they stand.
    private mutating func readString() -> ArraySlice<UInt8>? {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return bytes[start..<position - 1]
            case UInt8(ascii: "\\"): position += 2
            case 0..<0x20: return nil
            default: position += 1
            }
        }
        return nil
    }

    private mutating func readNumber() -> Bool {
        let start = position
        while position < bytes.count, Self.numberBytes.contains(bytes[position]) { position += 1 }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self)) != nil
    }

    private static let numberBytes = Set("+-.0123456789Ee".utf8)

    private mutating func readWord(_ word: StaticString) -> Bool {
        let text = String(describing: word).utf8
        guard bytes[position...].starts(with: text) else { return false }
        position += text.count
        return true
    }

    private mutating func read(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    /// A string as its reader will see it: `pass\u0077ord` is `password`. Only for looking at.
    private static func text(_ string: ArraySlice<UInt8>) -> String {
        guard string.contains(UInt8(ascii: "\\")) else { return String(decoding: string, as: UTF8.self) }
        var text = ""
        var rest = string
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                text.unicodeScalars.append(Unicode.Scalar(byte))
                continue
            }
            guard escape == UInt8(ascii: "u") else {
                // A letter is a line break or another space; the rest stands for itself.
                text += "bfnrt".utf8.contains(escape) ? " " : String(Unicode.Scalar(escape))
                continue
            }
            let digits = String(decoding: rest.prefix(4), as: UTF8.self)
            rest = rest.dropFirst(4)
            if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
