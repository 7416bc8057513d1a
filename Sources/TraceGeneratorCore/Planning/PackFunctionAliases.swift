/// The `typealias`es of a target that stand for a function over a parameter pack.
struct PackFunctionAliases: Sendable {
    private var names: Set<String> = []

    /// - Parameter parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SourceFile], parsed: [String: ParsedFile]) {
        let words = ["typealias ", "repeat "].map(SearchText.init)
        for source in sources where words.allSatisfy(source.contains) {
            let file = parsed.file(of: source)
            for body in file.types {
                for (name, type) in body.aliases where file.holdsPackFunction(type) { names.insert(name) }
            }
        }
    }

    /// Whether a type names one of them. Their scopes are not compared, because such a name is rarely declared twice.
    func areMentioned(in type: Fragment, of file: ParsedFile) -> Bool {
        !names.isEmpty && file.tokens[type.tokens].contains { names.contains(unquoted(file.file.text($0))) }
    }
}
