import Foundation
import Testing
@testable import TraceRuntime

@Suite("The article Operating")
struct OperatingArticleTests {
    private static let (begin, end) = ("<!-- begin of the table -->\n", "<!-- end of the table -->\n")

    @Test("Its table is the one that the code reads")
    func table() throws {
        let file = packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/Operating.md")
        let article = try String(contentsOf: file, encoding: .utf8)
        let begin = try #require(article.range(of: Self.begin)).upperBound
        let end = try #require(article.range(of: Self.end)).lowerBound
        guard article[begin..<end] != Self.expected else { return }
        Issue.record("the table differs; UPDATE_SNAPSHOTS=1 records it: read the diff")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
            try article.replacingCharacters(in: begin..<end, with: Self.expected)
                .write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private static var expected: String {
        let rows = EnvironmentVariable.all.map { variable in
            let cells = ["`\(variable.name)`", variable.values, variable.defaultValue, variable.summary]
            return "| " + cells.joined(separator: " | ") + " |\n"
        }
        return "| Variable | Values | Default | What it says |\n| --- | --- | --- | --- |\n" + rows.joined()
    }
}
