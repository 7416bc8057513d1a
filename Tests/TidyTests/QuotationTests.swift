import Testing

@Suite("Code in the documentation")
struct QuotationTests {
    @Test("Is the code of the file that it says it is from", arguments: quotations)
    func quotation(_ quotation: Quotation) throws {
        let source = try Repository.file(quotation.source)
        #expect(quotation.isFound(in: source.lines), "\(quotation.place): this does not stand in \(quotation.source)")
    }

    @Test("Is found at all, in the README and in the reference")
    func quotationsExist() {
        let documents = ["README.md", "Sources/TraceRuntime/TraceRuntime.docc/AnnotationReference.md"]
        expectNone(
            documents.filter { document in !Self.quotations.contains { $0.document == document } }
                .map { "\($0) quotes nothing" })
    }

    @Test("Says where it is from, or that a test builds or runs it", arguments: ["README.md"])
    func unquotedCode(document: String) throws {
        let blocks = Quotation.blocks(of: try Repository.file(document)).filter { $0.language == "swift" }
        expectNone(blocks.filter { $0.mark == nil }.map { "\(document):\($0.line): where is this from?" })
    }

    private static let quotations = Repository.files.filter { $0.path.hasSuffix(".md") }.flatMap(Quotation.all)
}
