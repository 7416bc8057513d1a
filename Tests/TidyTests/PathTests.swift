import Foundation
import RepositoryFiles
import Testing

@Suite("Paths in the documentation")
struct PathTests {
    static let documents = Repository.files.map(\.path).filter { $0.hasSuffix(".md") }

    /// In backticks or as a link's target. Of `Fixtures/*/Sources`, only `Fixtures` is checked.
    @Test("Lead to files or folders of this repository", arguments: documents)
    func paths(in document: String) throws {
        let file = try Repository.file(document)
        let prefixes = try Repository.entries(of: "").map { "\($0)/" }
        // What a reader writes himself, as the document tells him.
        let written = Set(file.codeBlocks.compactMap { $0.mark("file") })
        for (number, line) in zip(1..., file.lines) {
            for match in line.matches(of: /(`|\]\()([^`*\s)]+)/) {
                let path = String(match.output.2)
                guard prefixes.contains(where: path.hasPrefix), !written.contains(path) else { continue }
                let exists = FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path)
                #expect(exists, "\(document):\(number): there is no \(path)")
            }
        }
    }
}
