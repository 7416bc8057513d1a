import RepositoryFiles
import Testing

@Suite("The first word of a documentation comment")
struct SummaryTests {
    @Test("Is a noun or a verb, not a word that makes the reader look for one")
    func firstWord() {
        let files = Repository.swiftCode.filter { file in
            !file.path.hasPrefix("Fixtures/") && !Self.otherRooms.contains { file.path.contains($0) }
        }
        expectNone(files.flatMap(riddles))
    }

    /// The folders that the rule is not held for.
    private static let otherRooms = ["/Redaction/"]

    private static let words: Set<Substring> = [
        "Nobody", "Nothing", "Of", "What", "Whatever", "Where", "Whichever", "Who", "Whoever", "Whose",
    ]

    private func riddles(in file: RepositoryFile) -> [String] {
        var isInComment = false
        return zip(1..., file.lines).compactMap { number, line in
            let text = line.drop { $0 == " " }
            defer { isInComment = text.hasPrefix("///") }
            guard !isInComment, text.hasPrefix("/// "), let word = text.dropFirst(4).split(separator: " ").first,
                Self.words.contains(word)
            else { return nil }
            return "\(file.path):\(number): \(text)"
        }
    }
}
