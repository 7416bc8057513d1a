import Foundation
import RepositoryFiles
import Testing

extension PackageTests {
    @Suite("Who follows the README")
    struct ReadmeTests {
        @Test("Has a package that prints the trace which the README shows", arguments: BuildSystem.allCases)
        func newPackage(_ buildSystem: BuildSystem) async throws {
            let blocks = try Repository.file("README.md").codeBlocks
            let folder = try makeFolder(beside: "swift-trace-generator", for: buildSystem)
            for block in blocks {
                guard let path = block.mark("file") else { continue }
                let file = folder.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(block.text.utf8).write(to: file)
            }
            let outcome = try await Command(
                arguments: ["swift", "run", "--build-system", buildSystem.rawValue], folder: folder,
                environment: ["OTEL_TRACES_EXPORTER": "console"]
            ).run()
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
            let shown = try #require(blocks.first { $0.mark("printed by") == "Hello" })
            #expect(maskedLines(outcome.output) == maskedLines(shown.text))

            let source = folder.appending(path: "Sources/Hello/Hello.swift")
            let text = try String(contentsOf: source, encoding: .utf8)
            try Data(text.replacing("table:", with: "tabel:").utf8).write(to: source)
            let broken = try await Command(
                arguments: ["swift", "build", "--build-system", buildSystem.rawValue], folder: folder
            ).run()
            let error = try #require(blocks.first { $0.mark("printed by") == "Hello with a mistake" })
            #expect(broken.status == 1)
            let errors = error.lines.map { "\(folder.path)/\($0)" }
            #expect(broken.compilerErrors == errors, "\(broken.output)\(broken.errors)")
        }

        /// An empty folder, beside which this repository stands under a name.
        private func makeFolder(beside name: String, for buildSystem: BuildSystem) throws -> URL {
            let parent = Repository.root.appending(path: ".build/newcomer-\(buildSystem)")
            let folder = parent.appending(path: "Hello")
            let files = FileManager.default
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            for entry in try files.contentsOfDirectory(atPath: folder.path) where entry != ".build" {
                try files.removeItem(at: folder.appending(path: entry))
            }
            let link = parent.appending(path: name)
            if try !files.contentsOfDirectory(atPath: parent.path).contains(name) {
                try files.createSymbolicLink(at: link, withDestinationURL: Repository.root)
            }
            return folder
        }
    }
}

/// The output of a program, with a mask for everything that differs from run to run.
func maskedLines(_ output: String) -> [String] {
    output.split(whereSeparator: \.isNewline).map { line in
        String(line).replacing(/\b[0-9a-f]{32}\b/, with: "‹trace›")
            .replacing(/\b[0-9a-f]{16}\b/, with: "‹span›")
            .replacing(/[0-9.]+ (ms|µs|s)\b/, with: "‹time›")
            .replacing(/\ +/, with: " ")
    }
}
