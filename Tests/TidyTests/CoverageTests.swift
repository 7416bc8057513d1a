import RepositoryFiles
import Testing

@testable import TraceGeneratorCore

@Suite("What the generator can do and say")
struct CoverageTests {
    @Test("Each diagnostic has the file that provokes it")
    func diagnosticFixtures() throws {
        let paths = Set(Repository.files.map(\.path))
        let fixtures = try diagnostics().flatMap { name in
            let fixture = "Fixtures/Diagnostics/\(name.prefix(1).uppercased())\(name.dropFirst())"
            return ["\(fixture).swift", "\(fixture).diagnostics"]
        }
        expectNone(fixtures.filter { !paths.contains($0) }.map { "\($0) is missing" })
    }

    @Test("The diagnostics stand in alphabetical order")
    func diagnosticOrder() throws {
        let names = try diagnostics()
        #expect(!names.isEmpty)
        let pairs = zip(names, names.dropFirst())
        expectNone(pairs.filter { $0.lowercased() > $1.lowercased() }.map { "\($1) stands behind \($0)" })
    }

    @Test("Each annotation argument is used in a golden")
    func annotationArguments() {
        let comments = Repository.files.filter { $0.path.hasPrefix("Fixtures/Wrappers/") }.flatMap(\.lineComments)
        let unused = AnnotationLabel.allCases.filter { label in
            label != .unlabelled && !comments.contains { $0.contains("\(label.rawValue): ") }
        }
        expectNone(unused.map { "no golden uses '\($0.rawValue):'" })
    }

    /// The catalogue's entries: its functions that are not private.
    private func diagnostics() throws -> [String] {
        let code = try Repository.file("Sources/TraceGeneratorCore/Diagnostics/DiagnosticCatalogue.swift").code
        return zip(zip(code, code.dropFirst()), zip(code.dropFirst(2), code.dropFirst(3)))
            .filter { $0.0.0 != "private" && $0.0.1 == "static" && $0.1.0 == "func" }
            .map(\.1.1)
    }
}
