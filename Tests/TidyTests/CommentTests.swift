import RepositoryFiles
import Testing

@Suite("Comments")
struct CommentTests {
    /// The first words after which a reader has to look for the noun or the verb.
    static let words: Set<Substring> = [
        "How", "Nobody", "Nothing", "Of", "What", "Whatever", "Where", "Which", "Whichever", "Who", "Whoever", "Whom",
        "Whose",
    ]

    @Test("Of declarations begin with a noun or a verb")
    func summaries() {
        expectNone(
            comments { comment in
                comment.isDocumentation
                    && (Self.words.contains(comment.firstWord)
                        || comment.firstWord == "Whether" && !comment.describesBool)
            })
    }

    @Test("Say 'is not a name' and 'without a name', never 'is no name'")
    func negations() {
        expectNone(
            comments { comment in
                comment.text.contains(" is no ") || comment.text.contains(" are no ")
            })
    }

    /// Returns the comments as `path:line: text`, so that a failure can be clicked on.
    private func comments(where isWrong: (CommentBlock) -> Bool) -> [String] {
        Repository.files
            .filter { $0.isCode && !$0.path.hasPrefix("Fixtures/") }
            .flatMap { file in
                file.commentBlocks.filter(isWrong).map { "\(file.path):\($0.line): \($0.text)" }
            }
    }
}

/// Comments on adjacent lines, and the declaration below them.
private struct CommentBlock {
    let line: Int
    let isDocumentation: Bool
    /// The lines without slashes, joined by spaces.
    let text: String
    let declaration: String

    var firstWord: Substring { text.prefix { $0.isLetter } }

    /// Whether the declaration is of a boolean: it names the type or a literal.
    var describesBool: Bool {
        declaration.split { !$0.isLetter }.contains { ["Bool", "true", "false"].contains($0) }
    }
}

extension RepositoryFile {
    fileprivate var isCode: Bool { [".swift", ".c", ".h"].contains { path.hasSuffix($0) } }

    fileprivate var commentBlocks: [CommentBlock] {
        let lines = lines.map { $0.drop { $0 == " " } }
        var blocks: [CommentBlock] = []
        var index = 0
        while index < lines.count {
            let start = index
            while index < lines.count, lines[index].hasPrefix("//") { index += 1 }
            if index > start {
                let text = lines[start..<index].map { $0.drop { $0 == "/" }.drop { $0 == " " } }
                blocks.append(
                    CommentBlock(
                        line: start + 1, isDocumentation: lines[start].hasPrefix("///"),
                        text: text.joined(separator: " "), declaration: declaration(in: lines[index...])))
            } else {
                if let range = lines[index].firstRange(of: "  // ") {
                    blocks.append(
                        CommentBlock(
                            line: index + 1, isDocumentation: false, text: String(lines[index][range.upperBound...]),
                            declaration: ""))
                }
                index += 1
            }
        }
        return blocks
    }

    /// Returns the lines up to the first one on which all parentheses are closed, without attributes.
    private func declaration(in lines: ArraySlice<Substring>) -> String {
        var text = ""
        for line in lines.drop(while: { $0.hasPrefix("@") && !$0.contains(" let ") && !$0.contains(" var ") }) {
            text += line + " "
            if text.count(where: { $0 == "(" }) == text.count(where: { $0 == ")" }) { break }
        }
        return text
    }
}
