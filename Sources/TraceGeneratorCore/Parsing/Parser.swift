/// The declarations that a parse lists.
enum Listing: Sendable {
    /// The declarations that have an annotation.
    case annotated
    /// All functions and computed properties, local ones included: the oracle compares them with swift-syntax.
    case everything
}

/// Reads what a file declares, and which annotation stands above what.
///
/// It describes every declaration, wrappable or not, and notes where the Swift is broken.
/// Time is linear in the size of any file.
func parse(_ file: SourceFile, tokens: [Token], listing: Listing = .annotated) -> ParsedFile {
    let lines = LineTable(file)
    let (annotations, diagnostics) = parseAnnotations(tokens, of: file, lines: lines)
    let code = PairedTokens(file, tokens: tokens)
    var walk = DeclarationWalk(code, listing: listing, annotations: annotations, lines: lines)
    if !code.pairing.isTooDeep { walk.run() }
    let types = walk.typeBodies()
    return ParsedFile(
        file: file, tokens: tokens, lines: lines, imports: walk.imports, declarations: walk.declarations,
        annotated: walk.annotated, annotatedTypes: walk.annotatedTypes, protocols: walk.protocols, types: types,
        declaredNames: DeclaredNames.byType(types),
        diagnostics: (diagnostics + walk.diagnostics).sorted(by: standsBefore),
        brokenOffset: file.invalidOffset ?? walk.brokenOffset,
        annotationCount: annotations.count + diagnostics.count)
}

private func standsBefore(_ one: Diagnostic, _ other: Diagnostic) -> Bool {
    (one.location.line, one.location.column) < (other.location.line, other.location.column)
}
