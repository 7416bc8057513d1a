// Searching comes before lexing: of a target's files only a few hold an annotation, and reading the others has to cost
// next to nothing even in the unoptimized tool that SwiftPM builds. So these search words of eight bytes at a time
// through bare pointers, whose subscripts, unlike a buffer's, are no calls in such a build.

extension SourceFile {
    /// Whether `@trace` stands anywhere, be it in a comment, in a string or as the beginning of a longer word.
    var mentionsTrace: Bool {
        contains(bytes: Self.annotationStart)
    }

    /// Whether a word stands anywhere in the file, be it in a comment or a part of a longer word.
    func contains(_ word: String) -> Bool {
        contains(bytes: Array(word.utf8))
    }

    private static let annotationStart = Array("@trace".utf8)

    /// Where a text first stands between an offset and its line's end.
    func offset(of text: String, onLineFrom start: Int) -> Int? {
        let end = bytes[start...].firstIndex(where: Byte.isLineEnd) ?? bytes.count
        return offset(of: Array(text.utf8), in: start..<end)
    }

    private func contains(bytes word: [UInt8]) -> Bool {
        offset(of: word, in: bytes.indices) != nil
    }

    private func offset(of word: [UInt8], in range: Range<Int>) -> Int? {
        bytes.withUnsafeBytes { haystack in
            word.withUnsafeBufferPointer { needle in
                guard let start = needle.baseAddress else { return range.lowerBound }
                guard let base = haystack.baseAddress else { return nil }
                return Self.find(start, needle.count, in: base, range)
            }
        }
    }

    private static func find(
        _ word: UnsafePointer<UInt8>, _ wordCount: Int, in base: UnsafeRawPointer, _ range: Range<Int>
    ) -> Int? {
        let bytes = base.assumingMemoryBound(to: UInt8.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let last = wordCount - 1
        let firstPattern = UInt64(word[0]) &* ones
        let lastPattern = UInt64(word[last]) &* ones
        var offset = range.lowerBound
        while offset + wordCount <= range.upperBound {
            if offset + last + 8 <= range.upperBound {
                // Of eight places at once: a byte of the difference is zero where the word's first and last byte fit.
                let difference =
                    (base.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ firstPattern)
                    | (base.loadUnaligned(fromByteOffset: offset + last, as: UInt64.self) ^ lastPattern)
                // The classic test for a zero byte: borrowing reaches the highest bit of no other byte.
                if (difference &- ones) & ~difference & (ones << 7) == 0 {
                    offset += 8
                    continue
                }
            }
            let blockEnd = min(offset + 8, range.upperBound - last)
            while offset < blockEnd {
                if matches(bytes + offset, word, wordCount) { return offset }
                offset += 1
            }
        }
        return nil
    }

    private static func matches(_ bytes: UnsafePointer<UInt8>, _ word: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while index < count {
            if bytes[index] != word[index] { return false }
            index += 1
        }
        return true
    }
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
