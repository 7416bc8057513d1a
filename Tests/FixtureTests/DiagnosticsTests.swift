import Foundation
import Testing
import TraceGeneratorCore

/// Each file of `Fixtures/Diagnostics` holds one mistake and is named after the catalogue entry that it provokes.
@Suite("A mistake is answered by what stands beside it")
struct DiagnosticsTests {
    private static let folder = "Fixtures/Diagnostics"

    static let names: [String] = {
        do {
            let entries = try FileManager.default.contentsOfDirectory(
                atPath: Snapshot.root.appending(path: folder).path)
            return entries.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(".swift".count)) }.sorted()
        } catch {
            Issue.record(error)
            return []
        }
    }()

    @Test(arguments: names)
    func diagnostics(_ name: String) throws {
        let bytes = try Data(contentsOf: Snapshot.root.appending(path: "\(Self.folder)/\(name).swift"))
        let source = SourceFile(path: "\(name).swift", bytes: Array(bytes))
        let diagnostics = Generator.generate(sources: [source], moduleName: "App").diagnostics
        let entry = name.prefix(1).lowercased() + name.dropFirst()
        #expect(Set(diagnostics.map(\.identifier)) == [entry])
        try Snapshot(path: "\(Self.folder)/\(name).diagnostics").expect(
            diagnostics.map { "\($0)\n" }.joined())
    }

    @Test("Nothing answers a mistake that is no longer there")
    func leftovers() throws {
        let entries = try FileManager.default.contentsOfDirectory(
            atPath: Snapshot.root.appending(path: Self.folder).path)
        let expected = Self.names.flatMap { ["\($0).swift", "\($0).diagnostics"] }
        #expect(entries.sorted() == expected.sorted())
    }
}
