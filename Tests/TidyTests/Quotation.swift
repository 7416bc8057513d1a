import RepositoryFiles
import Testing

/// A code block that repeats lines of a file, and says of which.
///
/// Its lines stand in that file one below the other, at whatever common indentation; a line that holds nothing but `…`
/// stands for any number of lines.
struct Quotation: Sendable, CustomTestStringConvertible {
    let block: CodeBlock
    let source: String

    init?(_ block: CodeBlock) {
        guard let source = block.mark("from") else { return nil }
        self.block = block
        self.source = source
    }

    var testDescription: String { block.place }

    func isFound(in lines: [Substring]) -> Bool {
        let parts = block.lines.split { $0.trimmingSpaces() == "…" }.map(Array.init)
        var rest = lines[...]
        for part in parts {
            guard let end = rest.indices.lazy.compactMap({ matchEnd(of: part, in: rest[$0...]) }).first else {
                return false
            }
            rest = rest[end...]
        }
        return !parts.isEmpty
    }

    /// Where the lines end that begin with this part, or nil.
    private func matchEnd(of part: [Substring], in lines: ArraySlice<Substring>) -> Int? {
        let candidates = lines.prefix(part.count)
        guard candidates.count == part.count, unindented(Array(candidates)) == unindented(part) else { return nil }
        return candidates.endIndex
    }

    private func unindented(_ lines: [Substring]) -> [Substring] {
        let indentation = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { $0.dropFirst(indentation) }
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
