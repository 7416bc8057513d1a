/// `@trace…` at the beginning of a comment, or a near miss of it.
struct AnnotationStart {
    /// `@traceDB`, as it is written.
    let name: String
    /// The offset of the `@`.
    let offset: Int
    /// Whether an argument list, or nothing, follows on the line, so that it cannot be prose.
    let isUnmistakable: Bool

    /// Fails for prose: a comment that begins otherwise, or with a longer word such as `@traceable`.
    init?(_ comment: Token, in file: SourceFile) {
        let text = file.bytes[comment.range]
        let slashes = text.prefix { $0 == Byte.slash }.count
        guard slashes <= 3 else { return nil }
        let at = file.offsetAfterBlanks(comment.start + slashes, until: comment.end)
        guard at < comment.end, file.bytes[at] == Byte.at else { return nil }
        self.init(at: at, until: comment.end, in: file)
    }

    /// - Parameter at: the offset of an `@`.
    init?(at: Int, until end: Int, in file: SourceFile) {
        let start = file.offsetAfterBlanks(at + 1, until: end)
        let rest = String(decoding: file.bytes[start..<min(end, start + Self.lengthMax)], as: UTF8.self)
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        let wordEnd = file.offsetAfterBlanks(start + word.utf8.count, until: end)
        let follower = wordEnd < end ? file.bytes[wordEnd] : Byte.lineFeed
        isUnmistakable = follower == Byte.leftParenthesis || Byte.isLineEnd(follower) || follower == Byte.asterisk
        let isKnown = Marking.names.contains { $0.lowercased() == "@" + word.lowercased() }
        let isSpaced = start > at + 1
        guard word.hasPrefix("trace") && !isSpaced else {
            // `@TraceDB(…)`, `@ trace(…)`
            let isMeant = isKnown && (isSpaced ? follower == Byte.leftParenthesis : isUnmistakable)
            guard isMeant else { return nil }
            name = file.text(at..<start + word.utf8.count)
            offset = at
            return
        }
        // `@tracedb(…)` is meant; `@traceable` is prose.
        let isLonger = word.dropFirst("trace".count).prefix(1).contains(where: \.isLowercase)
        guard !isLonger || (isKnown && isUnmistakable) else { return nil }
        name = "@" + word
        offset = at
    }

    /// The length of text that is looked at: more than any name's.
    private static let lengthMax = 256
}

extension SourceFile {
    /// The first offset of a character that is not blank.
    fileprivate func offsetAfterBlanks(_ start: Int, until end: Int) -> Int {
        var offset = start
        while offset < end {
            let isNonBreaking = bytes[offset] == 0xC2 && offset + 1 < end && bytes[offset + 1] == 0xA0
            guard Byte.isBlank(bytes[offset]) || isNonBreaking else { break }
            offset += isNonBreaking ? 2 : 1
        }
        return offset
    }

    /// Whether only blanks and asterisks stand before an offset on its line of a block comment.
    func startsCommentLine(_ offset: Int, of comment: Token) -> Bool {
        var before = offset - 1
        while before >= comment.start + 2, Byte.isBlank(bytes[before]) || bytes[before] == Byte.asterisk { before -= 1 }
        return before < comment.start + 2 || Byte.isLineEnd(bytes[before])
    }
}
