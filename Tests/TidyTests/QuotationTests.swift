import RepositoryFiles
import Testing

@Suite("Code in the documentation")
struct QuotationTests {
    @Test("Is the code of the file that it says it is from", arguments: quotations)
    func quotation(_ quotation: Quotation) throws {
        #expect(try quotation.isTrue(), "\(quotation.block.place): this is not \(quotation.claim)")
    }

    @Test("Is found at all, in the README and in the reference")
    func quotationsExist() {
        let documents = ["README.md", "Sources/TraceRuntime/TraceRuntime.docc/AnnotationReference.md"]
        expectNone(
            documents.filter { document in !Self.quotations.contains { $0.block.document == document } }
                .map { "\($0) quotes nothing" })
    }

    @Test("Says where it is from, or that a test builds or runs it", arguments: ["README.md"])
    func unquotedCode(document: String) throws {
        let blocks = try Repository.file(document).codeBlocks.filter { $0.language == "swift" }
        expectNone(blocks.filter { !$0.isMarked }.map { "\($0.place): where is this from?" })
    }

    private static let quotations = Repository.files.filter { $0.path.hasSuffix(".md") }
        .flatMap(\.codeBlocks).compactMap(Quotation.init)
}
