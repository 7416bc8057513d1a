import Foundation
import Testing
import TraceGeneratorCore

/// Inputs that broke the generator once are read again, as libFuzzer left them or as a user sent them.
@Suite("What once broke the generator")
struct RegressionTests {
    private static let folder = Snapshot.root.appending(path: "Fixtures/Regressions")

    @Test("is read to its end, and answered in printable text")
    func regressions() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let bytes = try Data(contentsOf: Self.folder.appending(path: name))
            let source = SourceFile(path: "Regression.swift", bytes: Array(bytes))
            let generation = Generator.generate(sources: [source], moduleName: "App")
            #expect(generation.files.map(\.name) == ["Regression+Traced.swift"], "\(name)")
            let control = generation.diagnostics.filter { $0.description.utf8.contains { $0 < 0x20 || $0 == 0x7F } }
            #expect(control == [], "\(name)")
        }
    }
}
