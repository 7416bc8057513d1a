// Searching comes before lexing: of a target's files only a few hold an annotation, and reading the others has to cost
// next to nothing even in the unoptimized tool that SwiftPM builds. So the C library does the searching, which is
// optimized always, and what little remains uses bare pointers, whose subscripts are no calls as a buffer's are.

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension SourceFile {
    /// Whether `@trace` stands anywhere, be it in a comment, in a string or as the beginning of a longer word.
    var mentionsTrace: Bool { contains(Self.annotationStart) }

    private static let annotationStart = SearchText("@trace")

    /// Whether a text stands anywhere in the file, be it in a comment or a part of a longer word.
    func contains(_ text: SearchText) -> Bool {
        offset(of: text, in: bytes.indices) != nil
    }

    /// Where a text first stands between an offset and its line's end.
    func offset(of text: String, onLineFrom start: Int) -> Int? {
        let end = bytes[start...].firstIndex(where: Byte.isLineEnd) ?? bytes.count
        return offset(of: SearchText(text), in: start..<end)
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
        var offset = range.lowerBound + rarest
        // Behind the last place of the rarest byte that leaves room for those after it.
        let end = range.upperBound - (count - rarest - 1)
        while offset < end {
            guard let hit = memchr(base + offset, Int32(text[rarest]), end - offset) else { return nil }
            offset = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            if matches(base + offset - rarest, text, count) { return offset - rarest }
            offset += 1
        }
        return nil
    }

    private static func matches(_ bytes: UnsafePointer<UInt8>, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while index < count {
            if bytes[index] != text[index] { return false }
            index += 1
        }
        return true
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

    /// What Swift sources are made of, the most frequent byte first; each of the others is less than one in 500.
    private static let frequentBytes = Array(" etniarsol/cu-dfphm.bg:)(ywSv,I=`C{}_ExTAkROP".utf8)
}

extension SourceFile {
    /// Whether a token reads exactly so.
    func spells(_ token: Token, _ word: StaticString) -> Bool {
        let count = token.range.count
        guard count == word.utf8CodeUnitCount else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            let start = base + token.range.lowerBound
            var index = 0
            while index < count {
                if start[index] != word.utf8Start[index] { return false }
                index += 1
            }
            return true
        }
    }

    func text(_ token: Token) -> String { text(token.range) }
}
