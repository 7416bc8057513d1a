import Foundation

/// The changes since a catalogue was committed.
///
/// Lines do not count: a span that has only moved within its file is the same span.
package struct CatalogueDifference: Sendable, Equatable {
    /// Rows of the Markdown table, sorted.
    package let removed: [String]
    package let added: [String]

    package var isEmpty: Bool { removed.isEmpty && added.isEmpty }

    /// - Parameter committed: Markdown or JSON, as this tool has written it.
    package init(from committed: String, to catalogue: Catalogue) throws {
        let old = try Self.rows(of: committed)
        let new = catalogue.rowsWithoutLines
        let difference = new.difference(from: old)
        removed = difference.removals.map(text)
        added = difference.insertions.map(text)
    }

    private static func rows(of committed: String) throws -> [String] {
        if committed.hasPrefix("{") { return try Catalogue(json: Data(committed.utf8)).rowsWithoutLines }
        var rows: [String] = []
        var module = ""
        for line in committed.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("## ") { module = String(line.dropFirst("## ".count)) }
            guard line.hasPrefix("| "), !line.hasPrefix("| Span | "), !line.hasPrefix("| --- ") else { continue }
            rows.append("\(module): " + line.replacing(/:[0-9]+ \|$/, with: " |"))
        }
        return rows.sorted()
    }
}

extension Catalogue {
    fileprivate var rowsWithoutLines: [String] {
        spans.map { "\($0.module): " + $0.markdownRow(place: $0.file) }.sorted()
    }
}

private func text(_ change: CollectionDifference<String>.Change) -> String {
    switch change {
    case .insert(_, let text, _), .remove(_, let text, _): text
    }
}
