/// The facts about a target that wrappers depend on besides their own file.
struct TargetContext: Sendable {
    let moduleName: String
    /// Those that were parsed.
    let files: [ParsedFile]
    let members: TypeMembersIndex
    /// The names that all bodies of a type declare, by its dotted path; names outside of types by the empty path.
    let declaredNames: [String: Set<String>]
    let importLevels: ImportLevels
    let requirements: RequirementIndex
    let nonescapableTypes: NonescapableTypes

    /// - Parameter annotatedFiles: those of the sources that mention `@trace`, as they were parsed already.
    init(_ sources: [SourceFile], annotatedFiles: [ParsedFile], moduleName: String) {
        files = annotatedFiles + Self.filesThatMatter(among: sources, to: annotatedFiles)
        self.moduleName = moduleName
        members = TypeMembersIndex(files)
        declaredNames = files.map(\.declaredNames).reduce(into: [:]) { names, file in
            names.merge(file.mapValues(\.all)) { $0.union($1) }
        }
        importLevels = ImportLevels(files)
        let declarations = annotatedFiles.flatMap(\.annotated).map(\.declaration)
        // Without wrappers, nothing else of the target matters.
        let searched = declarations.isEmpty ? [] : sources
        let parsed = Dictionary(files.map { ($0.file.path, $0) }) { first, _ in first }
        requirements = RequirementIndex(searched, extendedBy: declarations, parsed: parsed)
        nonescapableTypes = NonescapableTypes(searched, parsed: parsed)
    }

    /// The files without annotations that may extend a type whose members a wrapper names, or that may restrict an
    /// import. All other files are only searched, not parsed.
    private static func filesThatMatter(
        among sources: [SourceFile], to annotatedFiles: [ParsedFile]
    ) -> [ParsedFile] {
        let declarations = annotatedFiles.flatMap(\.annotated).map(\.declaration)
        guard !declarations.isEmpty else { return [] }
        let types = Set(declarations.compactMap(\.outermostTypeName)).sorted().map(SearchText.init)
        let annotated = Set(annotatedFiles.map(\.file.path))
        return sources.filter { source in
            !annotated.contains(source.path)
                && (source.mayRestrictImport || types.contains(where: source.mayIntroduce))
        }
        .map { parse($0, tokens: lex($0)) }
    }
}
