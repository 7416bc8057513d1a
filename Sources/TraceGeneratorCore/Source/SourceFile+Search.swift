// Searches files before they are lexed. Only a few files of a target hold an annotation, and the others must cost next
// to nothing even in the unoptimized tool that SwiftPM builds. So the C library searches, which is always optimized.
// The rest uses bare pointers, whose subscripts cost no call.

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Glibc
#endif

extension SourceFile {
    /// Whether `@trace` stands anywhere, be it in a comment, in a string or as the beginning of a longer word.
    var mentionsTrace: Bool { firstAnnotationOffset(from: 0) != nil }

    /// The offsets of all `@trace`, near misses included: in another case, or with blanks after the `@`.
    var annotationOffsets: [Int] {
        var offsets: [Int] = []
        var start = 0
        while let offset = firstAnnotationOffset(from: start) {
            offsets.append(offset)
            start = offset + 1
        }
        return offsets
    }

    private func firstAnnotationOffset(from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var offset = start
            while offset < buffer.count, let hit = memchr(base + offset, Int32(Byte.at), buffer.count - offset) {
                offset = UnsafeRawPointer(hit) - UnsafeRawPointer(base) + 1
                if Self.startsAnnotation(base, after: offset, buffer.count) { return offset - 1 }
            }
            return nil
        }
    }

    /// Whether `trace` follows an `@`, in any case and with any number of blanks between.
    private static func startsAnnotation(_ base: UnsafePointer<UInt8>, after start: Int, _ end: Int) -> Bool {
        var offset = start
        while offset < end && Byte.isBlank(base[offset]) { offset += 1 }
        let word: StaticString = "trace"
        guard end - offset >= word.utf8CodeUnitCount else { return false }
        var index = 0
        while index < word.utf8CodeUnitCount {
            if base[offset + index] | 0x20 != word.utf8Start[index] { return false }
            index += 1
        }
        return true
    }

    /// Whether a text stands anywhere in the file, be it in a comment or a part of a longer word.
    func contains(_ text: SearchText) -> Bool {
        offset(of: text, in: bytes.indices) != nil
    }

    /// The first offset of a text between an offset and its line's end.
    func offset(of text: String, onLineFrom start: Int) -> Int? {
        let end = bytes[start...].firstIndex(where: Byte.isLineEnd) ?? bytes.count
        return offset(of: SearchText(text), in: start..<end)
    }

    /// All offsets of a text.
    func offsets(of text: SearchText) -> [Int] {
        var offsets: [Int] = []
        var start = 0
        while let offset = offset(of: text, in: start..<bytes.count) {
            offsets.append(offset)
            start = offset + 1
        }
        return offsets
    }

    private func offset(of text: SearchText, in range: Range<Int>) -> Int? {
        bytes.withUnsafeBufferPointer { haystack in
            text.bytes.withUnsafeBufferPointer { needle in
                guard let start = needle.baseAddress else { return range.lowerBound }
                guard let base = haystack.baseAddress else { return nil }
                return Self.find(start, needle.count, text.rarest, in: base, range)
            }
        }
    }

    /// Looks for the text's rarest byte, and for the rest only where that one stands.
    private static func find(
        _ text: UnsafePointer<UInt8>, _ count: Int, _ rarest: Int, in base: UnsafePointer<UInt8>, _ range: Range<Int>
    ) -> Int? {
        let wanted = Int32(text[rarest])
        // The byte beside it rules out most hits.
        let neighbour = rarest > 0 ? -1 : min(1, count - 1)
        let wantedNeighbour = text[rarest + neighbour]
        var offset = range.lowerBound + rarest
        // After the last place of the rarest byte that leaves room for those after it.
        let end = range.upperBound - (count - rarest - 1)
        while offset < end {
            guard let hit = memchr(base + offset, wanted, end - offset) else { return nil }
            offset = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            if base[offset + neighbour] == wantedNeighbour, sameBytes(base + offset - rarest, text, count) {
                return offset - rarest
            }
            offset += 1
        }
        return nil
    }
}

// MARK: Words

extension SourceFile {
    /// Whether an import below `public` may stand in the file.
    var mayRestrictImport: Bool {
        offsets(of: Self.import).contains { start in
            let end = endOfBlanks(before: start)
            return end < start && Self.restrictions.contains { endsWord($0, at: end) }
        }
    }

    private static let `import` = SearchText("import")
    private static let restrictions = ["internal", "private", "fileprivate", "package"].map { Array($0.utf8) }

    private func endOfBlanks(before offset: Int) -> Int {
        var end = offset
        while end > 0 && Byte.isBlank(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func endsWord(_ word: [UInt8], at end: Int) -> Bool {
        let start = end - word.count
        guard start >= 0, bytes[start..<end].elementsEqual(word) else { return false }
        return !isIdentifierPart(start - 1)
    }

    func isIdentifierPart(_ offset: Int) -> Bool {
        guard offset >= 0, offset < bytes.count else { return false }
        return Byte.isIdentifierPart(bytes[offset]) || bytes[offset] >= 0x80
    }
}

/// A text to look for in many files.
struct SearchText: Sendable {
    let bytes: [UInt8]
    /// The index of the byte that is least frequent in Swift sources.
    let rarest: Int

    init(_ text: String) {
        bytes = Array(text.utf8)
        let ranks = bytes.map { Self.frequentBytes.firstIndex(of: $0) ?? Self.frequentBytes.count }
        rarest = ranks.indices.max { ranks[$0] < ranks[$1] } ?? 0
    }

    /// The most frequent bytes of Swift sources, in order; each of the others is less than one in 500.
    private static let frequentBytes = Array(" etniarsol/cu-dfphm.bg:)(ywSv,I=`C{}_ExTAkROP".utf8)
}

extension SourceFile {
    /// Whether a token reads exactly so.
    func spells(_ token: Token, _ word: StaticString) -> Bool {
        let count = token.end - token.start
        guard count == word.utf8CodeUnitCount else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            return sameBytes(base + token.start, word.utf8Start, count)
        }
    }

    func text(_ token: Token) -> String { text(token.range) }
}

/// Whether so many bytes are the same here and there.
///
/// The C library's, since a loop in an unoptimized build costs several calls a byte.
func sameBytes(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    memcmp(one, other, count) == 0
}
