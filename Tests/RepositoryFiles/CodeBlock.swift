/// A code block of a Markdown file. A comment above it can say where its text is from, or what a test does with it:
///
///     <!-- from Fixtures/QuickStart/Package.swift -->
///     ```swift
///     let package = Package(
///     ```
package struct CodeBlock: Sendable {
    package let document: String
    /// The number of its first line, counted from 1.
    package let line: Int
    package let language: Substring
    /// The text of the comment: `from Fixtures/QuickStart/Package.swift`.
    let comment: Substring?
    package let lines: [Substring]

    package var place: String { "\(document):\(line)" }
    package var text: String { lines.joined(separator: "\n") + "\n" }
    package var isMarked: Bool { comment != nil }

    /// Returns the text behind a word in the comment: the path behind `from`.
    package func mark(_ word: String) -> String? {
        guard let comment, comment.hasPrefix("\(word) ") else { return nil }
        return String(comment.dropFirst(word.count + 1))
    }
}

extension RepositoryFile {
    package var codeBlocks: [CodeBlock] {
        var blocks: [CodeBlock] = []
        var numbered = zip(1..., lines).makeIterator()
        var previous: Substring = ""
        while let (number, line) = numbered.next() {
            if line.hasPrefix("```") {
                var text: [Substring] = []
                while let (_, inner) = numbered.next(), !inner.hasPrefix("```") { text.append(inner) }
                blocks.append(
                    CodeBlock(
                        document: path, line: number + 1, language: line.dropFirst(3), comment: comment(in: previous),
                        lines: text))
            }
            previous = line
        }
        return blocks
    }

    private func comment(in line: Substring) -> Substring? {
        guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
        return line.dropFirst("<!-- ".count).dropLast(" -->".count)
    }
}
