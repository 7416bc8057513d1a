import RepositoryFiles
import Testing
import TraceGeneratorCore

@Suite("Wrappers are written as Fixtures/Wrappers shows them")
struct WrapperTests {
    /// The targets that consist of goldens, by their folders.
    static let modules = [
        "Fixtures/Wrappers": "WrapperFixtures", "Fixtures/WrappersMainActor": "WrapperFixturesMainActor",
        "Fixtures/WrappersSwift5": "WrapperFixturesSwift5", "Fixtures/WrappersStrict": "WrapperFixturesStrict",
        "Fixtures/Bookshop/Bridges": "Bridges", "Fixtures/Bookshop/VaporBridge": "VaporBridge",
    ]

    static let sources = Repository.files.map(\.path).filter { path in
        modules.keys.contains(folder(of: path)) && path.hasSuffix(".swift") && !path.hasSuffix("+Traced.swift")
    }

    /// Each beside all others of its target, since types may be extended anywhere.
    @Test("Each source has its wrappers beside it", arguments: sources)
    func golden(_ path: String) throws {
        let folder = Self.folder(of: path)
        let paths = Self.sources.filter { Self.folder(of: $0) == folder }
        let files = try paths.map { SourceFile(path: $0, bytes: try Repository.file($0).bytes) }
        let module = try #require(Self.modules[folder])
        let generation = Generator.generate(sources: files, moduleName: module)
        let index = try #require(paths.firstIndex(of: path))
        let generated = generation.files[index]
        #expect(generation.diagnostics.filter { $0.location.path == path }.map(\.description) == [])
        try Snapshot(path: "\(folder)/\(generated.name)").expect(Self.portable(generated.contents, source: path))
    }

    @Test("The same sources give the same bytes, in whatever order they come")
    func deterministic() throws {
        let files = try Self.sources.map { SourceFile(path: $0, bytes: try Repository.file($0).bytes) }
        let once = Generator.generate(sources: files, moduleName: "WrapperFixtures")
        let again = Generator.generate(sources: files.reversed(), moduleName: "WrapperFixtures")
        #expect(once.files == again.files.reversed())
    }

    /// `#sourceLocation` must name the very path that the compiler was given, or none like it; where this repository
    /// lies is nothing that a golden can know.
    private static func portable(_ contents: String, source: String) -> String {
        contents.replacing("#sourceLocation(file: \"\(source)\"", with: "#sourceLocation(file: \"<absolute path>\"")
    }

    private static func folder(of path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }
}
