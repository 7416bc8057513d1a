import Foundation
import Testing

/// A file of this repository that a test's output must equal.
///
/// `UPDATE_SNAPSHOTS=1 swift test` writes what differs and still fails: a golden that nobody read proves nothing.
struct Snapshot {
    /// From the repository's root.
    let path: String

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    private static let isRecording = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"

    func expect(_ actual: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let url = Self.root.appending(path: path)
        let expected =
            FileManager.default.fileExists(atPath: url.path)
            ? String(decoding: try Data(contentsOf: url), as: UTF8.self) : nil
        guard actual != expected else { return }
        if Self.isRecording {
            try Data(actual.utf8).write(to: url)
            Issue.record("\(path) recorded: read the diff", sourceLocation: sourceLocation)
        } else if let expected {
            Issue.record("\(path) differs:\n\(Self.difference(expected, actual))", sourceLocation: sourceLocation)
        } else {
            Issue.record("\(path) is missing; UPDATE_SNAPSHOTS=1 records it", sourceLocation: sourceLocation)
        }
    }

    /// The lines that went, with `-`, and those that came, with `+`, in the order of the files.
    private static func difference(_ expected: String, _ actual: String) -> String {
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        return new.difference(from: old).map { change in
            switch change {
            case .remove(let line, let text, _): "\(line + 1) - \(text)"
            case .insert(let line, let text, _): "\(line + 1) + \(text)"
            }
        }.joined(separator: "\n")
    }
}
