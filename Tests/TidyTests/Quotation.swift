import Testing

/// A code block of a document that repeats lines of a file:
///
///     <!-- from Fixtures/QuickStart/Package.swift -->
///     ```swift
///     let package = Package(
///         …
///     ```
///
/// Its lines stand in that file one below the other, at whatever common indentation; a line that holds nothing but `…`
/// stands for any number of lines.
struct Quotation: Sendable, CustomTestStringConvertible {
    let document: String
    /// Of the block's first line, counted from 1.
    let line: Int
    let source: String
    let text: [Substring]

    var place: String { "\(document):\(line)" }
    var testDescription: String { place }

    static func all(in file: RepositoryFile) -> [Quotation] {
        blocks(of: file).compactMap { block in
            guard let mark = block.mark, mark.hasPrefix("from ") else { return nil }
            return Quotation(
                document: file.path, line: block.line, source: String(mark.dropFirst("from ".count)), text: block.text)
        }
    }

    func isFound(in lines: [Substring]) -> Bool {
        let parts = text.split { $0.trimmingSpaces() == "…" }.map(Array.init)
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

extension Quotation {
    struct Block {
        let line: Int
        let language: Substring
        /// What the comment right above says: `from README.md`.
        let mark: Substring?
        let text: [Substring]
    }

    static func blocks(of file: RepositoryFile) -> [Block] {
        var blocks: [Block] = []
        var lines = zip(1..., file.lines).makeIterator()
        var previous: Substring = ""
        while let (number, line) = lines.next() {
            if line.hasPrefix("```") {
                var text: [Substring] = []
                while let (_, inner) = lines.next(), !inner.hasPrefix("```") { text.append(inner) }
                blocks.append(
                    Block(line: number + 1, language: line.dropFirst(3), mark: mark(in: previous), text: text))
            }
            previous = line
        }
        return blocks
    }

    private static func mark(in line: Substring) -> Substring? {
        guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
        return line.dropFirst("<!-- ".count).dropLast(" -->".count)
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
