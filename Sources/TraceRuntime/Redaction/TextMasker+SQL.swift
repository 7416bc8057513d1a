extension TextMasker {
    /// Replaces every literal of a statement by `?`, and removes its comments.
    ///
    /// The text between the few bytes that can begin a literal, or assign one, is skipped. Only behind `IDENTIFIED`,
    /// where a password needs no quotes, each byte is looked at.
    mutating func sql(_ range: Range<Int>, _ dialect: SQLDialect) {
        var reader = SQLReader(bytes: bytes, names: names, dialect: dialect, range: range)
        while let token = reader.next() {
            switch token {
            case .literal(let range): replace(range, with: "?")
            case .comment(let range): replace(range, with: "")
            case .name, .plain: break
            }
        }
    }
}
