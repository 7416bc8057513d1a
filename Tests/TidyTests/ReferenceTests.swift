import Foundation
import RepositoryFiles
import Testing

@testable import TraceGeneratorCore

@Suite("The annotation reference")
struct ReferenceTests {
    @Test("Has a line for each argument, in the order of the generator's table", arguments: AnnotationKind.allCases)
    func arguments(of kind: AnnotationKind) throws {
        let own = labels(of: kind).filter { $0 == "" || !shared.contains($0) }
        #expect(try documentedLabels(below: "## Arguments of \(kind.rawValue)") == own)
        #expect(try documentedLabels(below: "## Arguments of all annotations") == shared)
    }

    @Test("Has each message, as the fixture of its name provokes it")
    func messages() throws {
        let reference = try Repository.file(Self.path)
        let heading = ["## Messages", "", "| Fixture | Message |", "| --- | --- |"]
        let messages = heading + (try Self.messageRows())
        let lines = reference.lines.map(String.init)
        guard let start = lines.firstIndex(of: heading[0]) else {
            Issue.record("\(Self.path) has no heading \(heading[0])")
            return
        }
        let end = lines[start...].dropFirst(heading.count).firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
        guard Array(lines[start..<end]) != messages else { return }
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
            let updated = (lines[..<start] + messages + lines[end...]).joined(separator: "\n")
            try Data(updated.utf8).write(to: Repository.root.appending(path: Self.path))
            Issue.record("recorded: read the diff")
        } else {
            #expect(Array(lines[start..<end]) == messages)
        }
    }

    private static let path = "Sources/TraceRuntime/TraceRuntime.docc/AnnotationReference.md"

    /// One for each file in `Fixtures/Diagnostics`, with the first message in it.
    private static func messageRows() throws -> [String] {
        try Repository.files.filter { $0.path.hasSuffix(".diagnostics") }.map { file in
            let name = try #require(file.path.split(separator: "/").last).dropLast(".diagnostics".count)
            let first = try #require(file.lines.first, "\(file.path) is empty")
            let message = try #require(first.firstRange(of: /(error|warning):/), "\(file.path): \(first)")
            return "| `\(name)` | `\(first[message.lowerBound...].replacing("|", with: "\\|"))` |"
        }
    }

    /// The arguments that all annotations take, without the first one, which has no label.
    private var shared: [String] {
        labels(of: .trace).filter { label in
            !label.isEmpty && AnnotationKind.allCases.allSatisfy { labels(of: $0).contains(label) }
        }
    }

    private func labels(of kind: AnnotationKind) -> [String] {
        kind.labels.map(\.rawValue)
    }

    /// The first column of the table in a section; empty for *(first)*.
    private func documentedLabels(below heading: String) throws -> [String] {
        let section = try Repository.file(Self.path).lines.drop { $0 != heading }
        let table = section.drop { !$0.hasPrefix("| ---") }.dropFirst().prefix { $0.hasPrefix("|") }
        return table.map { row in
            let cell = row.dropFirst(2).prefix { $0 != " " }
            return cell == "*(first)*" ? "" : String(cell.replacing("`", with: ""))
        }
    }
}
