import Testing

@testable import TraceGeneratorCore

/// The wording is compared in `Fixtures/Diagnostics`; this is about places, and about what comes together.
@Suite("A mistake in an annotation is shown where it is")
struct AnnotationDiagnosticsTests {
    /// `1️⃣ unknownArgument`, a line for each diagnostic.
    private func diagnostics(_ text: String) -> String {
        let source = MarkedSource(text)
        let parsed = parseAnnotations(lex(source.file), of: source.file, lines: LineTable(source.file))
        return parsed.diagnostics.map { "\(source.name(of: $0.location)) \($0.identifier)" }.joined(separator: "\n")
    }

    @Test(arguments: [
        ("// 1️⃣@traceDb2(x)", "unknownAnnotation"),
        ("func f() {} // 1️⃣@trace", "codeBeforeAnnotation"),
        ("/* */ // 1️⃣@trace", "codeBeforeAnnotation"),
        ("// @trace 1️⃣and more", "textAfterAnnotation"),
        ("// @trace()1️⃣.", "textAfterAnnotation"),
        ("// @trace() 1️⃣// note", "textAfterAnnotation"),
        ("// @trace(\n// \"a\") 1️⃣x", "textAfterAnnotation"),
        ("// @traceDB1️⃣(table: \"a\"\nfunc f() {}", "unclosedParenthesis"),
        ("// @traceDB1️⃣(table: \"a\",\n//\n\n// )", "unclosedParenthesis"),
        ("// @trace(1️⃣\"a)\n// )", "unterminatedString"),
        ("// @traceDB(1️⃣tabel: \"a\")", "unknownArgument"),
        ("// @traceDB(1️⃣batchsize: ids.count)", "unknownArgument"),
        ("// @traceDB(batchSize: 1️⃣3)", "wrongValueType"),
        ("// @traceDB(namespace: 1️⃣5)", "wrongValueType"),
        ("// @traceDB(summary: 1️⃣\"\")", "emptyText"),
        ("// @traceDB(responseStatus: 1️⃣\"42601\")", "wrongValueType"),
        ("// @traceDB(table: \"a\", 1️⃣table: \"b\")", "repeatedArgument"),
        ("// @traceDB(1️⃣\"a\")", "missingLabel"),
        ("// @trace(as: \"f\", 1️⃣\"a\")", "missingLabel"),
        ("// @trace(1️⃣name)", "wrongValueType"),
        ("// @trace(\"é😀\", \tsample: 1️⃣\"a\")", "wrongValueType"),
        ("// @trace(sample: 1️⃣-0.5)", "valueOutOfRange"),
        ("// @trace(sample: 1️⃣2)", "valueOutOfRange"),
        ("// @traceRoute(status: 1️⃣99)", "valueOutOfRange"),
        ("// @trace(\"a1️⃣\\(b)\")", "interpolation"),
        ("// @trace(\"a1️⃣\\q\")", "invalidEscape"),
        ("// @trace(\"a1️⃣\\é\")", "invalidEscape"),
        ("// @trace(\"a1️⃣\\u{110000}\")", "invalidEscape"),
        ("// @trace(1️⃣\"\")", "emptyText"),
        ("// @traceRoute(\"GET /a/1️⃣:id\")", "colonParameter"),
        ("// @traceRoute(1️⃣\"get /a\")", "invalidRoute"),
        ("// @traceRoute(1️⃣\"GET  /a\")", "invalidRoute"),
        ("// @traceRoute(1️⃣\"GET /{a/b}\")", "invalidRoute"),
        ("// @traceRoute(1️⃣\"GET /{}\")", "invalidRoute"),
        ("// @trace(as: 1️⃣\"a b\")", "invalidName"),
        ("// @trace(as: 1️⃣\"f() {}; func g\")", "invalidName"),
        ("// @trace(as: 1️⃣\"\")", "invalidName"),
        ("// @trace(as: 1️⃣\"`a` \")", "invalidName"),
        ("// @trace(as: 1️⃣\"_\")", "invalidName"),
        ("// @trace(keeping: [1️⃣\"@A func g() {}\"])", "invalidAttribute"),
        ("// @trace(keeping: [1️⃣\"@A @B\"])", "invalidAttribute"),
        ("// @trace(keeping: [1️⃣\"@A(1) {}\"])", "invalidAttribute"),
        ("// @trace(keeping: [1️⃣\"@A(]\"])", "invalidAttribute"),
        ("// @trace(keeping: [1️⃣\"@A // b\"])", "invalidAttribute"),
        ("// @trace(keeping: [1️⃣\"@A\\n\"])", "invalidAttribute"),
        ("// @trace(keeping: [1️⃣\"A\"])", "invalidAttribute"),
        ("// @trace(kind: 1️⃣.sever)", "unknownSpanKind"),
        ("// @trace(attributes: [\"a\": 1, 1️⃣\"a\": 2])", "repeatedAttribute"),
        ("// @trace(capture: [id, 1️⃣id])", "repeatedAttribute"),
        ("// @trace(capture: [1️⃣order.id])", "wrongValueType"),
        ("// @trace(attributes: [\"a\": order1️⃣[0]])", "invalidPath"),
        ("// @trace(parent: order.total1️⃣())", "invalidPath"),
        ("// @trace(parent: order1️⃣!.a)", "invalidPath"),
        ("// @trace(parent: order1️⃣?)", "invalidPath"),
        ("// @trace(parent: a 1️⃣+ b)", "invalidPath"),
        ("// @trace(attributes: [\"a\": 1️⃣[1]])", "unexpectedText"),
        ("// @trace(attributes: [\"a\": 1️⃣nil])", "unexpectedText"),
        ("// @trace(\"a\" 1️⃣\"b\")", "unexpectedText"),
        ("// @trace(attributes: [\"a\", \"b\"1️⃣: 1])", "unexpectedText"),
        ("// @trace(attributes: [\"a\": 1, \"b\"1️⃣])", "unexpectedText"),
        ("// @trace(attributes: 1️⃣[\"a\"])", "wrongValueType"),
        ("// @trace(1️⃣\"\"\"a\"\"\")", "unexpectedText"),
        ("// @trace(sample: 1️⃣99999999999999999999)", "unexpectedText"),
        ("// @trace(sample:1️⃣", "unexpectedText"),
        ("// @trace(1️⃣,)", "unexpectedText"),
        ("// @trace(as 1️⃣= \"f\")", "unexpectedText"),
    ])
    func place(_ source: String, _ identifier: String) {
        #expect(diagnostics(source) == "1️⃣ \(identifier)")
    }

    @Test("All arguments that mean nothing are reported at once")
    func several() {
        let source = """
            // @traceDB(1️⃣tabel: "a", system: 2️⃣.x, kind: 3️⃣.sever,
            //          operation: "b", 4️⃣operation: "c")
            // @trace(sample: 5️⃣2)
            """
        #expect(
            diagnostics(source) == """
                1️⃣ unknownArgument
                2️⃣ wrongValueType
                3️⃣ unknownSpanKind
                4️⃣ repeatedArgument
                5️⃣ valueOutOfRange
                """)
    }
}
