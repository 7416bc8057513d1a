import Testing

@testable import TraceGeneratorCore

/// A megabyte of what nests or has to be looked for: it costs linear time and no stack.
///
/// Quadratic time would be hours, so that the limit says which it is on any machine.
@Suite("A megabyte of one thing is read in linear time", .timeLimit(.minutes(10)))
struct LexerHazardTests {
    @Test(arguments: [
        "(", "[{(<", "/*", "*/", "\"", "\"\"\"", "\"\"\"\n", "\"\\(", "\"\"\"\n\\(", "#", "#\"", "#\"\"\"",
        "##\"\"\"\\##(",
        "#\"\"\"\\#(##\"\"\"\\##(", "#/", "#/\n", "/", "(/", "(/\\", "(/\\/", "(/\\/[(])", "=/a /", "!/", "#if ",
        "#if\n", "`",
        "`a\\", "$", "\\", "'", ".", "<", "?", "->", "a.", "0x", "1.", "1e", "é", "\u{300}", "⊕", "\0", "\r", "\r\n",
        "@trace",
        "// @trace(\n", "//", "///",
    ])
    func lexing(_ piece: String) {
        let bytes = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
        let tokens = lex(SourceFile(path: "Test.swift", bytes: bytes))
        #expect(tokens.last?.range.upperBound == bytes.count)
    }
}
