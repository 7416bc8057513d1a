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
    ParsedFile(file, tokens: tokens, listing: listing)
}
