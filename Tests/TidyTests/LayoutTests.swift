import RepositoryFiles
import Testing

@Suite("The repository's layout")
struct LayoutTests {
    @Test("Its top level is what the design fixes, and nothing else")
    func topLevel() throws {
        #expect(
            try Repository.entries(of: "") == [
                ".ci", ".gitignore", ".swift-format", "Fixtures", "Package.swift", "Plugins", "README.md", "Sources",
                "Tests",
            ])
    }

    @Test(
        "The rooms of the tests are the rooms of the sources, and one for what several tests need",
        arguments: ["TraceGeneratorCore", "TraceCommandCore", "TraceRuntime"])
    func rooms(target: String) throws {
        let rooms = Set(try folders(of: "Sources/\(target)") + ["Support"])
        expectNone(try folders(of: "Tests/\(target)Tests").filter { !rooms.contains($0) })
    }

    private func folders(of folder: String) throws -> [String] {
        try Repository.entries(of: folder).filter { !$0.contains(".") }
    }
}
