import Foundation
import Testing

@testable import TraceGeneratorCore

/// The files of this repository as somebody who clones it has them; what builds leave behind is not among them.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// In the order of their paths.
    static let files: [RepositoryFile] = try! paths(in: "").sorted().map { path in
        RepositoryFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
    }

    /// What a person wrote in Swift, as against the generator's input and output.
    static let swiftCode = files.filter { file in
        file.path.hasSuffix(".swift") && !specimens.contains { file.path.hasPrefix($0) }
    }

    static func file(_ path: String) throws -> RepositoryFile {
        guard let file = files.first(where: { $0.path == path }) else { throw MissingFile(path: path) }
        return file
    }

    static func entries(of folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { !isLeftBehind($0) }.sorted()
    }

    /// Input and output of the generator and of encoders: each file there has the shape that it is a specimen of.
    private static let specimens = [
        "Fixtures/Diagnostics/", "Fixtures/OTLP/", "Fixtures/Regressions/", "Fixtures/Wrappers/",
    ]

    private static func paths(in folder: String) throws -> [String] {
        try entries(of: folder).flatMap { entry in
            let path = folder.isEmpty ? entry : "\(folder)/\(entry)"
            return try isFolder(path) ? paths(in: path) : [path]
        }
    }

    private static func isFolder(_ path: String) throws -> Bool {
        let type = try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)[.type]
        return type as? FileAttributeType == .typeDirectory
    }

    /// What `.gitignore` says, and git's own folder.
    private static func isLeftBehind(_ entry: String) -> Bool {
        entry == ".git" || entry.hasPrefix(".build") || entry.hasSuffix(".xcodeproj")
            || [".swiftpm", "Package.resolved", "DerivedData", "__pycache__"].contains(entry)
    }
}

struct RepositoryFile: Sendable, CustomTestStringConvertible {
    /// From the repository's root: `Sources/TraceRuntime/TraceSystem.swift`.
    let path: String
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var testDescription: String { path }

    /// The texts of the tokens that a compiler acts on: neither comments nor strings nor white space.
    var code: [String] {
        let source = SourceFile(path: path, bytes: bytes)
        return lex(source).filter { !$0.kind.isTrivia && $0.kind != .string }.map { source.text($0.range) }
    }
}

/// Fails the test with one line for each finding.
func expectNone(_ findings: some Sequence<String>, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let lines = findings.joined(separator: "\n")
    if !lines.isEmpty { Issue.record(Comment(rawValue: lines), sourceLocation: sourceLocation) }
}

struct MissingFile: Error, CustomStringConvertible {
    let path: String

    var description: String { "the repository has no file \(path)" }
}
