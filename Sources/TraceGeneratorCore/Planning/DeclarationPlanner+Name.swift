extension DeclarationPlanner {
    /// The name that `as:` gives; else the name without its leading underscore, if it has one; else `traced` and the
    /// name.
    var wrapperName: String {
        if decorator != nil { return declaration.name.text }
        if let name = annotation.shared.wrapperName { return name.value }
        let bare = declaration.bareName
        if bare.hasPrefix("_"), let visible = Self.identifier(bare.dropFirst()) { return visible }
        let name = "traced" + bare.prefix(1).uppercased() + bare.dropFirst()
        return Self.isIdentifier(name) ? name : "`traced \(bare)`"
    }

    /// A name that can be declared and called, with backticks where it needs them; nil if there is none.
    private static func identifier(_ name: Substring) -> String? {
        // As members these words mean something else, even in backticks.
        guard !["self", "Self", "Type", "Protocol", "init", "_"].contains(name), isIdentifier(String(name)) else {
            return nil
        }
        return isReservedWord(String(name)) ? "`\(name)`" : String(name)
    }

    static func isIdentifier(_ name: String) -> Bool {
        let tokens = lex(SourceFile(path: "", bytes: Array(name.utf8)))
        return tokens.count == 1 && tokens[0].kind == .identifier
    }
}
