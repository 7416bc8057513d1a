/// Whether a word is a name only between backticks.
///
/// https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure#Keywords-and-Punctuation
func isReservedWord(_ word: String) -> Bool {
    switch word {
    case "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "operator", "precedencegroup", "private", "protocol", "public", "rethrows", "static",
        "struct", "subscript", "typealias", "var":
        true
    case "break", "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if",
        "in", "repeat", "return", "switch", "throw", "where", "while":
        true
    case "Any", "as", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try", "_":
        true
    default: false
    }
}
