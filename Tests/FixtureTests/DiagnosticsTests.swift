import Foundation
import Testing
import TraceGeneratorCore

/// Each file of `Fixtures/Diagnostics` holds one mistake and is named after the catalogue entry that it provokes; what
/// its target must hold beside it stands in `Name+….swift`.
@Suite("A mistake is answered by what stands beside it")
struct DiagnosticsTests {
    private static let folder = "Fixtures/Diagnostics"

    static let names: [String] = {
        do {
            let entries = try FileManager.default.contentsOfDirectory(
                atPath: Snapshot.root.appending(path: folder).path)
            let sources = entries.filter { $0.hasSuffix(".swift") && !$0.contains("+") }
            return sources.map { String($0.dropLast(".swift".count)) }.sorted()
        } catch {
            Issue.record(error)
            return []
        }
    }()

    @Test(arguments: names)
    func diagnostics(_ name: String) throws {
        let folder = Snapshot.root.appending(path: Self.folder)
        let companions = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasPrefix("\(name)+")
        }
        let sources = try (["\(name).swift"] + companions.sorted()).map { file in
            SourceFile(path: file, bytes: Array(try Data(contentsOf: folder.appending(path: file))))
        }
        let diagnostics = Generator.generate(sources: sources, moduleName: "App").diagnostics
        let entry = name.prefix(1).lowercased() + name.dropFirst()
        #expect(Set(diagnostics.map(\.identifier)) == [entry])
        try Snapshot(path: "\(Self.folder)/\(name).diagnostics").expect(
            diagnostics.map { "\($0)\n" }.joined())
    }

    @Test("Nothing answers a mistake that is no longer there")
    func leftovers() throws {
        let entries = try FileManager.default.contentsOfDirectory(
            atPath: Snapshot.root.appending(path: Self.folder).path
        ).filter { !$0.contains("+") }
        let expected = Self.names.flatMap { ["\($0).swift", "\($0).diagnostics"] }
        #expect(entries.sorted() == expected.sorted())
    }
}
