import RepositoryFiles
import Testing
import TraceGeneratorCore

/// A code block that repeats lines of a file, or of what is generated from one, and says of which.
///
/// Its lines stand in that file one below the other, at whatever common indentation; a line that holds nothing but `…`
/// stands for any number of lines.
struct Quotation: Sendable, CustomTestStringConvertible {
    let block: CodeBlock
    /// `from Fixtures/QuickStart/Package.swift`
    let claim: String
    private let readSource: @Sendable () throws -> [Substring]

    init?(_ block: CodeBlock) {
        self.block = block
        if let path = block.mark("from") {
            claim = "from \(path)"
            readSource = { try Repository.file(path).lines }
        } else if let path = block.mark("generated from") {
            claim = "generated from \(path)"
            readSource = { try generatedLines(from: path) }
        } else {
            return nil
        }
    }

    var testDescription: String { block.place }

    func isTrue() throws -> Bool {
        isFound(in: try readSource())
    }

    private func isFound(in lines: [Substring]) -> Bool {
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

    /// The end of this part, if the lines begin with it; else nil.
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

/// The wrappers of a file, whose folder is a target.
private func generatedLines(from path: String) throws -> [Substring] {
    let folder = path.prefix(upTo: try #require(path.lastIndex(of: "/")))
    let target = Repository.files.filter { $0.path.hasPrefix("\(folder)/") && $0.path.hasSuffix(".swift") }
    let generation = Generator.generate(
        sources: target.map { SourceFile(path: $0.path, bytes: $0.bytes) },
        moduleName: String(try #require(folder.split(separator: "/").last)))
    let index = try #require(target.firstIndex { $0.path == path }, "there is no \(path)")
    return generation.files[index].contents.split(separator: "\n", omittingEmptySubsequences: false)
}

extension Substring {
    fileprivate func trimmingSpaces() -> Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
