import RepositoryFiles
import Testing

@testable import TraceGeneratorCore

extension RepositoryFile {
    /// The texts of the tokens that a compiler acts on: neither comments nor strings nor white space.
    var code: [String] { tokens { !$0.isTrivia && $0 != .string } }

    var lineComments: [String] { tokens { $0 == .lineComment } }

    private func tokens(where isWanted: (TokenKind) -> Bool) -> [String] {
        let source = SourceFile(path: path, bytes: bytes)
        return lex(source).filter { isWanted($0.kind) }.map { source.text($0.range) }
    }
}

extension Repository {
    /// The Swift files that a person wrote, without the generator's input and output.
    static let swiftCode = files.filter { file in
        file.path.hasSuffix(".swift") && !specimens.contains { file.path.hasPrefix($0) }
    }

    /// Each file there has the shape that it is a specimen of.
    private static let specimens = [
        "Fixtures/Bookshop/Bridges/", "Fixtures/Diagnostics/", "Fixtures/Fuzzing/", "Fixtures/OTLP/",
        "Fixtures/Bookshop/VaporBridge/", "Fixtures/Regressions/", "Fixtures/Wrappers/",
    ]
}

/// Fails the test with one line for each finding.
func expectNone(_ findings: some Sequence<String>, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let lines = findings.joined(separator: "\n")
    if !lines.isEmpty { Issue.record(Comment(rawValue: lines), sourceLocation: sourceLocation) }
}
