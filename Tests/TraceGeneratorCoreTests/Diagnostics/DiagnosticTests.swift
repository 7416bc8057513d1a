import Testing

@testable import TraceGeneratorCore

@Suite("A diagnostic")
struct DiagnosticTests {
    private let location = SourceLocation(path: "App/UserStore.swift", line: 3, column: 12)

    @Test("reads as SwiftPM and Xcode understand it")
    func description() {
        let diagnostic = Diagnostic.unknownArgument("tabel", of: .database, near: "table", at: location)
        #expect(
            diagnostic.description
                == "App/UserStore.swift:3:12: error: '@traceDB' has no argument 'tabel'; did you mean 'table'?")
        #expect(diagnostic.identifier == "unknownArgument")
    }

    @Test("is one line of text that steers no terminal and hides nothing")
    func controlCharacters() {
        let diagnostic = Diagnostic.invalidName("\u{1B}[31m\r\n\u{202E}\u{2028}", at: location)
        #expect(
            diagnostic.message == """
                '\\u{1b}[31m\\u{d}\\u{a}\\u{202e}\\u{2028}' cannot name a function; a name is one identifier
                """)
    }

    @Test("quotes no more than the beginning of a long text")
    func longText() {
        let diagnostic = Diagnostic.invalidName(String(repeating: "é", count: 100_000), at: location)
        let beginning = String(repeating: "é", count: 80)
        #expect(diagnostic.message == "'\(beginning)…' cannot name a function; a name is one identifier")
    }
}
