import RepositoryFiles
import Testing

@Suite("The articles")
struct ArticleTests {
    @Test("Are all on the front page and in the README", arguments: names)
    func isFound(_ name: String) throws {
        let frontPage = try Repository.file("\(Self.catalog)/TraceRuntime.md")
        #expect(frontPage.lines.contains { $0.hasPrefix("- <doc:\(name)>") }, "TraceRuntime.md does not list \(name)")
        #expect(try Repository.file("README.md").text.contains("](\(Self.catalog)/\(name).md)"), "the README does not")
    }

    private static let catalog = "Sources/TraceRuntime/TraceRuntime.docc"

    private static let names = Repository.files.map(\.path)
        .filter { $0.hasPrefix("\(catalog)/") && $0.hasSuffix(".md") }
        .map { String($0.dropFirst(catalog.count + 1).dropLast(".md".count)) }
        .filter { $0 != "TraceRuntime" }
}
