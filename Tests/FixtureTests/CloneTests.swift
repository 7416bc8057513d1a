import Foundation
import RepositoryFiles
import Testing

extension PackageTests {
    @Suite("A clone of the repository")
    struct CloneTests {
        @Test(
            "Runs the quick start, whatever its folder is called, and that prints what the README shows",
            .enabled(if: Clone.isPossible, "this is no clone"))
        func quickStart() async throws {
            let clone = try await Clone.make(named: "some other name")
            let outcome = try await clone.run("swift", "run", "--package-path", "Fixtures/QuickStart")
            try clone.remove()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let printed = maskedLines(outcome.output)
            let shown = try Repository.file("README.md").codeBlocks.filter {
                $0.mark("printed by") == "Fixtures/QuickStart"
            }
            #expect(shown.count == 2)
            for block in shown {
                #expect(printed.ranges(of: maskedLines(block.text)).count == 1, "\(block.place)\n\(outcome.output)")
            }
        }
    }
}

/// A clone of this repository with the changes that are not committed yet.
private struct Clone {
    let folder: URL

    static var isPossible: Bool { FileManager.default.fileExists(atPath: Repository.root.appending(path: ".git").path) }

    static func make(named name: String) async throws -> Clone {
        let parent = FileManager.default.temporaryDirectory.appending(path: "trace-generator-tests-\(UUID())")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let clone = Clone(folder: parent.appending(path: name))
        let outcome = try await Command(
            arguments: ["git", "clone", "--quiet", Repository.root.path, clone.folder.path], folder: parent
        ).run()
        try #require(outcome.status == 0, "\(outcome.errors)")
        try await clone.copyUncommittedChanges()
        return clone
    }

    func run(_ arguments: String...) async throws -> Command.Outcome {
        try await Command(arguments: arguments, folder: folder).run()
    }

    func remove() throws {
        try FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    }

    private func copyUncommittedChanges() async throws {
        let changes = try await Command(
            arguments: [
                "git", "-c", "core.quotePath=false", "ls-files", "--modified", "--others", "--exclude-standard",
            ],
            folder: Repository.root
        ).run()
        for path in Set(changes.lines) {
            let original = Repository.root.appending(path: path)
            let copy = folder.appending(path: path)
            if FileManager.default.fileExists(atPath: copy.path) { try FileManager.default.removeItem(at: copy) }
            guard FileManager.default.fileExists(atPath: original.path) else { continue }
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: original, to: copy)
        }
    }
}
