/// The names that a file may declare or extend types by, found without lexing it.
///
/// There may be too many, since comments are read like code. A type that is introduced is never missing.
struct IntroducedTypes: Sendable {
    /// Every component of a dotted name: `API` and `Store` for `extension API.Store`.
    private(set) var names: Set<String> = []
    /// Whether a name may stand apart from its keyword: after a line's end, after a comment, in backticks.
    private(set) var isUncertain = false

    private init() {}

    init(in file: SourceFile) {
        for keyword in Self.keywords {
            for offset in file.offsets(of: keyword) where !file.isIdentifierPart(offset - 1) {
                note(after: offset + keyword.bytes.count, in: file)
            }
        }
    }

    private mutating func note(after keyword: Int, in file: SourceFile) {
        let bytes = file.bytes
        var start = keyword
        while start < bytes.count, Byte.isBlank(bytes[start]) { start += 1 }
        guard start < bytes.count else { return }
        if Byte.isLineEnd(bytes[start]) || bytes[start] == Byte.slash || bytes[start] == Byte.backtick {
            isUncertain = true
            return
        }
        guard start > keyword else { return }
        while true {
            var end = start
            while file.isIdentifierPart(end) { end += 1 }
            if end > start { names.insert(file.text(start..<end)) }
            guard end < bytes.count, bytes[end] == Byte.period else { return }
            start = end + 1
        }
    }

    /// The types that a file declares outside of all others, as far as its layout shows: on lines without indentation.
    static func atTop(of file: SourceFile) -> Set<String> {
        var types = IntroducedTypes()
        for keyword in keywords.dropFirst() {
            for offset in file.offsets(of: keyword) where !file.isIdentifierPart(offset - 1) {
                let start = (file.bytes[..<offset].lastIndex(where: Byte.isLineEnd) ?? -1) + 1
                let line = file.text(start..<offset)
                let isCode = !line.contains(where: "/{\"".contains)
                // `import struct Foundation.URL` declares nothing.
                if isCode && line.first?.isWhitespace != true && !line.hasSuffix("import ") {
                    types.note(after: offset + keyword.bytes.count, in: file)
                }
            }
        }
        return types.names
    }

    func mayContain(anyOf others: Set<String>) -> Bool { isUncertain || !names.isDisjoint(with: others) }

    /// `extension` comes first.
    private static let keywords = ["extension", "enum", "struct", "class", "actor", "protocol"].map(SearchText.init)
}
