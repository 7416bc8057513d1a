extension DeclarationPlanner {
    /// The name that `as:` gives; else the name without its leading underscore, if it has one; else `traced` and the
    /// name.
    var wrapperName: String {
        if decorator != nil { return declaration.name.text }
        if let name = annotation.shared.wrapperName { return name.value }
        if let visible = nameWithoutUnderscore { return visible }
        let bare = declaration.bareName
        let name = "traced" + bare.prefix(1).uppercased() + bare.dropFirst()
        return Self.isIdentifier(name) ? name : "`traced \(bare)`"
    }

    /// The base name that stands for the declaration in its span. It does not show an underscore that only frees the
    /// name for the wrapper.
    var spanBaseName: String {
        nameWithoutUnderscore == nil ? declaration.bareName : unquoted(wrapperName)
    }

    /// `list` for `_list`; nil for a name without underscore, or one that nothing is left of.
    private var nameWithoutUnderscore: String? {
        declaration.bareName.hasPrefix("_") ? Self.identifier(declaration.bareName.dropFirst()) : nil
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
