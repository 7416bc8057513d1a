/// The facts about a target that wrappers depend on besides their own file.
final class TargetContext: Sendable {
    let moduleName: String
    /// Those that were parsed.
    let files: [ParsedFile]
    let members: TypeMembersIndex
    /// The names that all bodies of a type declare, by its dotted path; names outside of types by the empty path.
    let declaredNames: [String: Set<String>]
    let importLevels: ImportLevels
    let foreignNames: ForeignNames
    let bridges: TargetBridges
    let requirements: RequirementIndex
    let nonescapableTypes: NonescapableTypes
    let protocols: ProtocolIndex
    private let sources: [SearchedSource]
    let typeAccess: TypeAccess
    let hierarchy: TypeHierarchy
    let selfExtensions: SelfExtensions
    let unsafeTypes: UnsafeTypes
    let globalActors: GlobalActors
    let packFunctionAliases: PackFunctionAliases
    /// The annotated declarations by their qualified names: `UserStore.getUser(id:)`.
    private let annotated: [String: [(declaration: AnnotatedDeclaration, file: ParsedFile)]]

    /// - Parameter annotatedFiles: those of the sources that mention `@trace`, as they were parsed already.
    init(_ sources: [SourceFile], annotatedFiles: [ParsedFile], moduleName: String) {
        let declarations = annotatedFiles.flatMap(\.wrappedDeclarations)
        // Without wrappers, nothing else of the target matters.
        let isUsed = !declarations.isEmpty || annotatedFiles.contains { !$0.protocols.isEmpty }
        let searched = isUsed ? sources : []
        self.sources = searched.map { SearchedSource(source: $0, types: IntroducedTypes(in: $0)) }
        files = annotatedFiles + Self.filesThatMatter(among: self.sources, to: declarations, annotatedFiles)
        self.moduleName = moduleName
        members = TypeMembersIndex(files)
        declaredNames = files.map(\.declaredNames).reduce(into: [:]) { names, file in
            names.merge(file.mapValues(\.all)) { $0.union($1) }
        }
        importLevels = ImportLevels(files)
        bridges = TargetBridges(annotatedFiles)
        typeAccess = TypeAccess(files)
        let parsed = Dictionary(files.map { ($0.file.path, $0) }) { first, _ in first }
        requirements = RequirementIndex(searched, extendedBy: declarations, parsed: parsed)
        nonescapableTypes = NonescapableTypes(searched, parsed: parsed)
        hierarchy = TypeHierarchy(self.sources, of: declarations, parsed: parsed)
        selfExtensions = SelfExtensions(searched, of: declarations, parsed: parsed)
        unsafeTypes = UnsafeTypes(searched, parsed: parsed)
        globalActors = GlobalActors(searched, parsed: parsed)
        packFunctionAliases = PackFunctionAliases(searched, parsed: parsed)
        annotated = annotatedFiles.reduce(into: [:]) { annotated, file in
            for declaration in file.annotated {
                annotated[declaration.declaration.qualifiedName, default: []].append((declaration, file))
            }
        }
        protocols = ProtocolIndex(searched, annotatedFiles: annotatedFiles, parsed: parsed)
        foreignNames = ForeignNames(searched, files: files + protocols.files, declaredNames: declaredNames)
    }

    /// The files without annotations that may extend a type whose members a wrapper names, or that may restrict an
    /// import. All other files are only searched, not parsed.
    private static func filesThatMatter(
        among sources: [SearchedSource], to declarations: [Declaration], _ annotatedFiles: [ParsedFile]
    ) -> [ParsedFile] {
        guard !declarations.isEmpty else { return [] }
        let types = Set(declarations.compactMap(\.outermostTypeName))
        let annotated = Set(annotatedFiles.map(\.file.path))
        return sources.filter { searched in
            !annotated.contains(searched.source.path)
                && (searched.types.mayContain(anyOf: types) || searched.source.mayRestrictImport)
        }
        .map { parse($0.source, tokens: lex($0.source)) }
    }
}

/// A source with the types that it may introduce.
struct SearchedSource: Sendable {
    let source: SourceFile
    let types: IntroducedTypes
}

// MARK: Overriding

extension TargetContext {
    /// The nearest superclass in the target that has a wrapper of this name for what a declaration overrides.
    func superclass(wrapping declaration: Declaration, as wrapperName: String) -> String? {
        guard let type = declaration.enclosingTypePaths.last else { return nil }
        let name = declaration.qualifiedName.dropFirst(type.count)
        return hierarchy.supertypes(of: type).dropFirst().first { superclass in
            annotated[superclass + name, default: []].contains { other in
                let planner = DeclarationPlanner(other.declaration, in: other.file, of: self)
                return planner.wrapperName == wrapperName
                    && other.declaration.declaration.isStatic == declaration.isStatic
            }
        }
    }
}

// MARK: Names that decorators ask for

extension TargetContext {
    /// The place that declares a type of this name, directly in a type by its dotted path or at the top of a file.
    func placeOfType(named name: String, in scope: String) -> String? {
        let path = scope.isEmpty ? name : "\(scope).\(name)"
        for searched in sources where searched.types.mayContain(anyOf: [name]) {
            let source = searched.source
            let file = parse(source, tokens: lex(source))
            for type in file.types where type.dottedPath == path {
                guard let declared = type.path.last, declared.kind != .extension else { continue }
                return "in \(source.name):\(file.lines.location(at: declared.offset).line)"
            }
        }
        return nil
    }

    /// Whether some file extends a type of this name.
    func isExtended(_ name: String) -> Bool {
        sources.contains { searched in
            guard searched.types.mayContain(anyOf: [name]) else { return false }
            return parse(searched.source, tokens: lex(searched.source)).types.contains { type in
                type.path.last.map { $0.kind == .extension && $0.dottedName.hasSuffix(name) } ?? false
            }
        }
    }
}

extension ParsedFile {
    /// The declarations that become wrappers, or members of decorators.
    fileprivate var wrappedDeclarations: [Declaration] {
        annotated.map(\.declaration) + protocols.flatMap(\.requirements).map(\.declaration)
    }
}

extension [String: ParsedFile] {
    /// Returns what was parsed of a source, or parses it.
    func file(of source: SourceFile) -> ParsedFile { self[source.path] ?? parse(source, tokens: lex(source)) }
}
