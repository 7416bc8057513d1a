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

            try await expectShownOutput(of: blocks, in: folder, buildSystem)

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

        /// Runs the commands that the README shows behind a prompt, and compares what they print.
        private func expectShownOutput(
            of blocks: [CodeBlock], in folder: URL, _ buildSystem: BuildSystem
        ) async throws {
            let commands = blocks.flatMap(\.shownCommands)
            #expect(commands.map(\.subcommand) == ["run", "package", "package", "package"])
            for command in commands {
                let outcome = try await Command(
                    arguments: ["swift", command.subcommand, "--build-system", buildSystem.rawValue]
                        + command.arguments,
                    folder: folder, environment: ["OTEL_TRACES_EXPORTER": "file"]
                ).run()
                #expect(outcome.status == 0, "\(command)\n\(outcome.output)\(outcome.errors)")
                if !command.output.isEmpty { #expect(outcome.lines == command.output) }
            }
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

/// A call of `swift` that the README shows, and the lines that it prints there.
private struct ShownCommand {
    let subcommand: String
    let arguments: [String]
    var output: [String] = []
}

extension CodeBlock {
    /// The lines that begin with a prompt, each with the lines below it. Variables in front and `>` are left out.
    fileprivate var shownCommands: [ShownCommand] {
        text.split(separator: "\n").reduce(into: []) { commands, line in
            guard line.hasPrefix("$ ") else {
                if !commands.isEmpty { commands[commands.count - 1].output.append(String(line)) }
                return
            }
            let words = line.split(separator: " ").drop { $0 != "swift" }.prefix { $0 != ">" }.map(String.init)
            commands.append(ShownCommand(subcommand: words[1], arguments: Array(words.dropFirst(2))))
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
