extension String {
    /// The text without spaces and tabs at both ends.
    var trimmed: String { String(Substring(self[...].utf8.withoutOptionalWhitespace)) }
}
