import Testing

@testable import TraceGeneratorCore

@Suite("Annotations without end are read in linear time")
struct AnnotationHazardTests {
    @Test(
        "on many lines",
        arguments: [
            "// @trace(\n", "// @trace(\n//\n", "// @traceX\n", "// @trace\n", "// @trace(\"\n", "// @trace(((\n",
            "// @trace([\n",
            "// @traceRoute(\"\\u{2F}:id\")\n", "// @traceDB(tabel: 1)\n", "x // @trace\n", "// @trace(a\\\n",
        ])
    func lines(_ line: String) {
        #expect(growth(of: { parse(String(repeating: line, count: $0)) }, from: 500) < 8)
    }

    @Test(
        "on one line",
        arguments: [
            "(", "[", "a: 1,", "\"a\",", ".a", "a.", "a?.", "1,", "-", "[\"a\": ", "\\", "\"\\u{", "`", "[a,b],",
        ])
    func oneLine(_ piece: String) {
        #expect(growth(of: { parse("// @trace(" + String(repeating: piece, count: $0)) }, from: 5000) < 8)
    }

    @Test(
        "in one argument",
        arguments: [
            ("capture: [", "a,"), ("attributes: [", "\"a\":1,"), ("redact: [", "\"a\","), ("keeping: [\"@A(", "("),
            ("keeping: [\"@A<", "<"), ("as: \"", "a"), ("\"", "\\n"), ("parent: ", "a."), ("sample: ", "1"),
        ])
    func oneArgument(_ start: String, _ piece: String) {
        let end = start.contains("\"@") || start.hasSuffix("\"") ? "\"])" : "])"
        #expect(growth(of: { parse("// @trace(" + start + String(repeating: piece, count: $0) + end) }, from: 5000) < 8)
    }

    private func parse(_ source: String) {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        _ = parseAnnotations(lex(file), of: file, lines: LineTable(file))
    }
}
