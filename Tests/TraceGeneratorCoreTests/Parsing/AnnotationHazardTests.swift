import Testing

@testable import TraceGeneratorCore

/// As of the lexer: quadratic time would be hours.
@Suite("A megabyte of annotations is read in linear time", .timeLimit(.minutes(2)))
struct AnnotationHazardTests {
    @Test(
        "and leaves no annotation without an answer",
        arguments: [
            "// @trace(\n", "// @trace(\n//\n", "// @traceX\n", "// @trace\n", "// @trace(\"\n", "// @trace(((\n",
            "// @trace([\n",
            "// @traceRoute(\"\\u{2F}:id\")\n", "// @traceDB(tabel: 1)\n", "x // @trace\n",
        ])
    func lines(_ line: String) {
        let count = 1_000_000 / line.utf8.count
        #expect(results(of: String(repeating: line, count: count)) == count)
    }

    @Test(
        "also on one line",
        arguments: [
            "(", "[", "a: 1,", "\"a\",", ".a", "a.", "a?.", "1,", "-", "[\"a\": ", "\\", "\"\\u{", "`",
        ])
    func oneLine(_ piece: String) {
        let count = 1_000_000 / piece.utf8.count
        #expect(results(of: "// @trace(" + String(repeating: piece, count: count)) > 0)
    }

    /// The number of annotations and diagnostics.
    private func results(of source: String) -> Int {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        let parsed = parseAnnotations(lex(file), of: file, lines: LineTable(file))
        return parsed.annotations.count + parsed.diagnostics.count
    }
}
