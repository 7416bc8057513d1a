import Testing

@testable import TraceGeneratorCore

@Suite("A place is what swiftc prints")
struct LineTableTests {
    private func place(_ source: MarkedSource) throws -> String {
        let location = LineTable(source.file).location(at: try #require(source.offsets["1️⃣"]))
        return "\(location.line):\(location.column)"
    }

    @Test(
        "behind emoji, tabs, every line end, and a byte order mark",
        arguments: [
            ("1️⃣", "1:1"), ("a1️⃣", "1:2"), ("a\n1️⃣b", "2:1"), ("a1️⃣\nb", "1:2"), ("\r\n1️⃣", "2:1"), ("\r1️⃣", "2:1"),
            ("\n\r\n\r\n1️⃣", "4:1"), ("\t\t1️⃣", "1:3"), ("let z = \"😀\"; let q: Int = 1️⃣\"s\"", "1:30"),
            ("\u{FEFF}let r: Int = 1️⃣\"\"", "1:17"), ("é1️⃣", "1:3"), ("\u{85}\u{2028}\u{B}1️⃣", "1:7"),
        ])
    func place(_ text: String, _ expected: String) throws {
        #expect(try place(MarkedSource(text)) == expected)
    }
}
