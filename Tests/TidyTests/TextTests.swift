import RepositoryFiles
import Testing

@Suite("Each line of the repository")
struct TextTests {
    @Test("Has at most 120 characters")
    func lineLength() {
        let files = Repository.files.filter { $0.isSwiftCode || $0.path.hasSuffix(".md") }
        expectNone(lines(of: files) { $0.count > 120 && !isUnbreakable($0) })
    }

    @Test("Leaves nothing to do")
    func nothingToDo() {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
        expectNone(lines(of: Repository.files) { line in words.contains { line.contains($0) } })
    }

    @Test("Names no place on somebody's machine")
    func machinePaths() {
        let places = ["home", "Users", "root", "work", "opt", "private"].map { "/\($0)" + "/" }
        expectNone(
            lines(of: Repository.files) { line in
                places.contains { place in line.ranges(of: place).contains { isAbsolute($0, in: line) } }
            })
    }

    /// Markdown tables, addresses and strings cannot be wrapped.
    private func isUnbreakable(_ line: Substring) -> Bool {
        line.hasPrefix("|") || line.contains("://") || line.contains("\"")
    }

    /// Whether a path begins there, rather than a part of an address or of a longer path.
    private func isAbsolute(_ range: Range<Substring.Index>, in line: Substring) -> Bool {
        guard range.lowerBound > line.startIndex else { return true }
        let before = line[line.index(before: range.lowerBound)]
        return !(before.isLetter || before.isNumber || "._-})".contains(before))
    }

    /// As `path:line: text`, so that a failure can be clicked on.
    private func lines(of files: [RepositoryFile], where isWrong: (Substring) -> Bool) -> [String] {
        files.flatMap { file in
            zip(1..., file.lines).filter { isWrong($1) }.map { "\(file.path):\($0): \($1)" }
        }
    }
}

extension RepositoryFile {
    fileprivate var isSwiftCode: Bool { Repository.swiftCode.contains { $0.path == path } }
}
