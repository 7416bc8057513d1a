/// A source file's declarations, as far as wrappers depend on them.
final class ParsedFile: Sendable {
    let file: SourceFile
    let tokens: [Token]
    let lines: LineTable
    /// Those of every `#if` branch.
    let imports: [ImportDeclaration]
    /// The functions and computed properties asked for: the annotated ones, or all.
    let declarations: [Declaration]
    /// Annotations that have found their declaration, in the order of the source.
    let annotated: [AnnotatedDeclaration]
    let annotatedTypes: [AnnotatedType]
    /// The annotated protocols, or all.
    let protocols: [ProtocolDeclaration]
    /// The bodies of types and extensions, with the names that are declared in them; the file itself comes first.
    let types: [TypeBody]
    /// The same names by the type's dotted path, of all its bodies in the file together.
    let declaredNames: [String: DeclaredNames]
    /// Annotations that are malformed, or stand where nothing can be annotated.
    let diagnostics: [Diagnostic]
    /// Whether brackets or `#if` do not match, or an annotated declaration cannot be read. `swiftc` reports the cause
    /// itself, and no wrapper is written.
    var isBroken: Bool { brokenOffset != nil }
    /// The offset of the first code that cannot be read.
    let brokenOffset: Int?
    /// The number of annotations, those included that are malformed or belong to nothing.
    let annotationCount: Int

    init(_ file: SourceFile, tokens: [Token], listing: Listing) {
        self.file = file
        self.tokens = tokens
        lines = LineTable(file)
        let (annotations, mistakes) = parseAnnotations(tokens, of: file, lines: lines)
        let code = PairedTokens(file, tokens: tokens)
        let walk = DeclarationWalk(code, listing: listing, annotations: annotations, lines: lines)
        if !code.pairing.isTooDeep { walk.run() }
        imports = walk.imports
        declarations = walk.declarations
        annotated = walk.annotated
        annotatedTypes = walk.annotatedTypes
        protocols = walk.protocols
        types = walk.typeBodies()
        declaredNames = DeclaredNames.byType(types)
        diagnostics = (mistakes + walk.diagnostics).sorted(by: standsBefore)
        brokenOffset = file.invalidOffset ?? walk.brokenOffset
        annotationCount = annotations.count + mistakes.count
    }
}

private func standsBefore(_ one: Diagnostic, _ other: Diagnostic) -> Bool {
    (one.location.line, one.location.column) < (other.location.line, other.location.column)
}

/// The names that the bodies of one type declare in one file.
struct DeclaredNames: Sendable {
    private(set) var all: Set<String>
    private(set) var privates: Set<String>

    static func byType(_ bodies: [TypeBody]) -> [String: DeclaredNames] {
        var types: [String: DeclaredNames] = [:]
        for body in bodies {
            guard var names = types[body.dottedPath] else {
                types[body.dottedPath] = DeclaredNames(all: body.names, privates: body.privateNames)
                continue
            }
            names.all.formUnion(body.names)
            names.privates.formUnion(body.privateNames)
            types[body.dottedPath] = names
        }
        return types
    }
}

/// A declaration and the annotation above it.
struct AnnotatedDeclaration: Sendable {
    let annotation: Annotation
    let declaration: Declaration
    /// False where only the annotation of its type names it.
    let isOwn: Bool
}

/// The braces of one type or extension, or, with an empty path, the code outside all of them.
struct TypeBody: Sendable {
    /// Outermost first; the last one is the type itself.
    let path: [EnclosingDeclaration]
    /// `API.Store`; empty outside all types.
    let dottedPath: String
    /// The names that unqualified code in the body can use: nested types, `typealias`es, associated types, properties,
    /// functions, enum cases. Without backticks.
    let names: Set<String>
    /// Those among them that are `private` or `fileprivate`.
    let privateNames: Set<String>
    /// The types that its `typealias`es stand for, by their names.
    let aliases: [String: Fragment]

    init(
        path: [EnclosingDeclaration], names: Set<String>, privateNames: Set<String>, aliases: [String: Fragment]
    ) {
        self.aliases = aliases
        self.path = path
        dottedPath = path.map(\.dottedName).joined(separator: ".")
        self.names = names
        self.privateNames = privateNames
    }
}
