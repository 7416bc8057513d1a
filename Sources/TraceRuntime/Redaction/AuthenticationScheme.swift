/// The schemes of the header `Authorization`: https://www.iana.org/assignments/http-authschemes
enum AuthenticationScheme {
    /// The schemes that are recognized. One word after the scheme is the secret; `digest` and others have parameters,
    /// too.
    private static let schemes: [StaticString] = ["bearer", "basic", "digest", "dpop", "negotiate"]

    /// Whether the two bytes before a space end a scheme's name. It excludes most words.
    @inline(__always)
    static func mayEnd(_ bytes: TextBytes, at space: Int) -> Bool {
        switch bytes[space &- 1] | 0x20 {
        case UInt8(ascii: "r"): bytes[space &- 2] | 0x20 == UInt8(ascii: "e")
        case UInt8(ascii: "c"): bytes[space &- 2] | 0x20 == UInt8(ascii: "i")
        case UInt8(ascii: "t"): bytes[space &- 2] | 0x20 == UInt8(ascii: "s")
        case UInt8(ascii: "p"): bytes[space &- 2] | 0x20 == UInt8(ascii: "o")
        case UInt8(ascii: "e"): bytes[space &- 2] | 0x20 == UInt8(ascii: "t")
        default: false
        }
    }

    static func isScheme(_ bytes: TextBytes, _ word: Range<Int>) -> Bool {
        schemes.contains { $0.utf8CodeUnitCount == word.count && bytes.has($0, at: word.lowerBound) }
    }

    /// Returns the start of the word that ends at a space, if the word is a scheme.
    @inline(__always)
    static func start(_ bytes: TextBytes, endingAt space: Int, from start: Int) -> Int? {
        // This runs for every space. The last letter excludes most other words.
        switch bytes[space &- 1] | 0x20 {
        case UInt8(ascii: "r"): return Self.start(of: "bearer", bytes, space, start)
        case UInt8(ascii: "c"): return Self.start(of: "basic", bytes, space, start)
        case UInt8(ascii: "t"): return Self.start(of: "digest", bytes, space, start)
        case UInt8(ascii: "p"): return Self.start(of: "dpop", bytes, space, start)
        case UInt8(ascii: "e"): return Self.start(of: "negotiate", bytes, space, start)
        default: return nil
        }
    }

    private static func start(of scheme: StaticString, _ bytes: TextBytes, _ space: Int, _ start: Int) -> Int? {
        let wordStart = space - scheme.utf8CodeUnitCount
        guard wordStart >= start, bytes.has(scheme, at: wordStart) else { return nil }
        return wordStart == start || !ByteSet.words.contains(bytes[wordStart - 1]) ? wordStart : nil
    }

    /// Returns the end of a word and of the parameters that commas join to it: `username="ann", response="…"`.
    static func endOfCredentials(_ bytes: TextBytes, from start: Int, to end: Int) -> Int {
        var position = endOfItem(bytes, from: start, to: end)
        while position < end, bytes[position] == UInt8(ascii: ",") {
            let next = bytes.firstIndex(notOf: .spaces, from: position + 1, to: end)
            let nameEnd = bytes.firstIndex(notOf: .names, from: next, to: end)
            guard nameEnd > next, bytes[nameEnd] == UInt8(ascii: "="), bytes[start..<position, contains: 0x3D] else {
                break
            }
            position = endOfItem(bytes, from: next, to: end)
        }
        return position
    }

    private static func endOfItem(_ bytes: TextBytes, from start: Int, to end: Int) -> Int {
        let mark = bytes.equals(Redaction.mark, in: start..<(start + Redaction.mark.utf8CodeUnitCount))
        var position = mark ? start + Redaction.mark.utf8CodeUnitCount : start
        while position < end {
            position = bytes.firstIndex(of: .credentialStops, from: position, to: end)
            // The value of a parameter may be in quotes.
            guard position > start, bytes[position - 1] == UInt8(ascii: "="),
                let quoted = ValueReader(bytes: bytes, end: end).endOfQuoted(from: position)
            else { break }
            position = quoted
        }
        return position
    }
}

extension ByteSet {
    /// The bytes that end a credential: https://datatracker.ietf.org/doc/html/rfc6750#section-2.1
    fileprivate static var credentialStops: ByteSet { ByteSet(",;\"'`)]}\\", spaces: true) }
}

extension TextBytes {
    fileprivate subscript(range: Range<Int>, contains byte: UInt8) -> Bool { range.contains { self[$0] == byte } }
}
