/// The types of a target whose values cannot leave a closure.
struct NonescapableTypes: Sendable {
    /// Dotted: `Table.Bitmap`.
    private var paths: Set<String> = []

    /// - Parameter parsed: those of the sources that were parsed already, by path.
    init(_ sources: [SourceFile], parsed: [String: ParsedFile]) {
        let suppression = SearchText("~Escapable")
        for source in sources where source.contains(suppression) {
            for body in parsed.file(of: source).types {
                guard let type = body.path.last, type.kind != .extension else { continue }
                let inherited = type.inheritance?.text.filter { !$0.isWhitespace } ?? ""
                if inherited.contains("~Escapable") && !type.isConditional { paths.insert(body.dottedPath) }
            }
        }
    }

    /// Whether a written type, looked up from inside of others, is one of them.
    func contains(_ type: String, seenFrom types: [String]) -> Bool {
        guard !paths.isEmpty else { return false }
        let name = type.withoutGenericArguments.filter { $0 != "?" && $0 != "!" }
        return paths.contains(name) || types.contains { paths.contains("\($0).\(name)") }
    }
}

extension EnclosingDeclaration {
    /// Whether the type's values may escape if those of its generic arguments may.
    fileprivate var isConditional: Bool {
        [genericParameters, whereClause].contains { $0?.text.contains("Escapable") == true }
    }
}
