import Foundation
import Testing

@testable import TraceRuntime

@Suite("The article What is redacted")
struct WhatIsRedactedArticleTests {
    @Test("Its examples come out as it says")
    func examples() throws {
        let rows = try Self.rows(between: "<!-- begin of the examples -->\n", "<!-- end of the examples -->\n")
        #expect(rows.count >= 40)
        for row in rows {
            let kindAndSection = row[0].split(separator: " ", maxSplits: 1).map(String.init)
            let kind = try #require(RedactionCase.Kind(rawValue: kindAndSection[0]), "\(row[0])")
            let section = kindAndSection.count > 1 ? Self.code(kindAndSection[1]) : ""
            let (input, output) = (Self.code(row[1]), Self.code(row[2]))
            let example = RedactionCase(kind: kind, section: section, input: input, output: output)
            #expect(example.redacted(input) == output)
        }
    }

    @Test("Its names are sensitive, or not, as it says")
    func names() throws {
        for name in try Self.names(under: "Names that are sensitive") {
            #expect(SensitiveNames.standard.verdict(of: name) == .sensitive, "\(name)")
        }
        for name in try Self.names(under: "Names that are not") {
            #expect(SensitiveNames.standard.verdict(of: name) == .harmless, "\(name)")
        }
    }

    private static func names(under heading: String) throws -> [String] {
        let rows = try rows(between: "| Why | \(heading) |\n", "\n\n")
        let names = rows.flatMap { $0[1].split(separator: ", ").map { code(String($0)) } }
        #expect(names.count >= 10)
        return names
    }

    /// The cells of a table's rows, less its head.
    private static func rows(between begin: String, _ end: String) throws -> [[String]] {
        let file = packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/WhatIsRedacted.md")
        let article = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(article.range(of: begin)).upperBound
        let stop = try #require(article.range(of: end, range: start..<article.endIndex)).lowerBound
        return article[start..<stop].split(separator: "\n").filter { !$0.hasPrefix("| ---") && !$0.hasPrefix("| Kind") }
            .map { line in line.dropFirst(2).dropLast(2).components(separatedBy: " | ") }
    }

    private static func code(_ cell: String) -> String {
        cell.hasPrefix("`") && cell.hasSuffix("`") ? String(cell.dropFirst().dropLast()) : cell
    }
}
