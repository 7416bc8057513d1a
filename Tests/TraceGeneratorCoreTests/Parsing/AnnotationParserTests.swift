import Testing

@testable import TraceGeneratorCore

@Suite("An annotation")
struct AnnotationParserTests {
    private func annotations(_ source: String) -> (described: [String], diagnostics: [Diagnostic]) {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        let parsed = parseAnnotations(lex(file), of: file, lines: LineTable(file))
        return (parsed.annotations.compactMap(\.marking.annotation?.description), parsed.diagnostics)
    }

    @Test(
        "takes what its table says",
        arguments: [
            ("// @trace", "@trace()"),
            ("///@trace()", "@trace()"),
            ("\t//\t@trace (\"load\")  ", "@trace(: \"load\")"),
            (
                "// @traceDB(operation: \"get\", table: users.name, system: `default`, statement: 5,)",
                "@traceDB(operation: \"get\", table: <users> users.name, system: <`default`> `default`, statement: 5)"
            ),
            (
                "// @traceRoute(\"GET /users/{id}\", includeHeaders: [\"x-request-id\"], includeQueryParams: true, status: 201)",
                "@traceRoute(: \"GET /users/{id}\", includeQueryParams: true, includeHeaders: [\"x-request-id\"], status: 201)"
            ),
            (
                "// @traceRoute(request: [request, context], requestBody: self.body)",
                "@traceRoute(request: [<request> request, <context> context], requestBody: <self> self.body)"
            ),
            (
                "// @trace(as: \"default\", kind: .internal, parent: message.headers, root: true, sample: 1, redact: [\"pin\"])",
                "@trace(as: \"`default`\", kind: .internal, parent: <message> message.headers, root: true, sample: 1.0, redact: [\"pin\"])"
            ),
            (
                "// @trace(attributes: [\"a\": -1, \"b\": result?.0 . count, \"c\": -0x1p-2, \"d\": false], capture: [id])",
                "@trace(attributes: [\"a\": -1, \"b\": <result> result?.0.count, \"c\": -0.25, \"d\": false], capture: [<id> id])"
            ),
            (
                "// @trace(until: .finished, inject: request.headers)",
                "@trace(inject: <request> request.headers, until: .finished)"
            ),
            (
                "// @trace(attributes: [:], capture: [], keeping: [\"@A.B<[Int]>(1, \\\")\\\")\"])",
                "@trace(attributes: [], capture: [], keeping: [\"@A.B<[Int]>(1, \\\")\\\")\"])"
            ),
        ])
    func wellFormed(_ source: String, _ expected: String) {
        let (described, diagnostics) = annotations(source)
        #expect(described == [expected])
        #expect(diagnostics == [])
    }

    @Test("is continued by further comments until its parentheses close")
    func continuation() {
        let (described, diagnostics) = annotations(
            """
                // @traceDB(
                //     operation: "get", // the first ) half
                ///    table: "users" /* ) */
                // )
                // and prose
            """)
        #expect(described == ["@traceDB(operation: \"get\", table: \"users\")"])
        #expect(diagnostics == [])
    }

    @Test("says where its comments end")
    func extent() {
        let file = SourceFile(path: "Test.swift", bytes: Array("x\n// @trace(\n// )\nfunc f() {}".utf8))
        let parsed = parseAnnotations(lex(file), of: file, lines: LineTable(file))
        #expect(parsed.annotations.map(\.tokens) == [2..<5])
    }

    @Test(
        "is not seen in prose, strings and other comments",
        arguments: [
            "// @traceable", "// @tracer(1)", "// see @traceDB(operation)", "//// @traceDB(x)", "/* see @traceDB(x) */",
            "/** @trace, or\n @traceDB as text\n*/", "/* // @trace */", "let x = \"// @traceDB(x)\"",
            "let x = \"\"\"\n// @traceDB(x)\n\"\"\"",
            "@traceDB(x) func f()", "// @Trace x", "// @tracé",
            "// @ trace", "// @ traced(x)", "// @tracedbs(x)", "/* @ trace */", "// @\u{A0}trace",
        ])
    func prose(_ source: String) {
        let (described, diagnostics) = annotations(source)
        #expect(described == [])
        #expect(diagnostics == [])
    }

    @Test(
        "means by an escape what Swift means",
        arguments: [
            (#""a\n\t\r\0\\\"\'""#, "a\n\t\r\0\\\"'"), (#""\u{1F600}\u{e9}""#, "😀é"), (##"#"a\n\#n"b"#"##, "a\\n\n\"b"),
            (##"#"""#"##, "\""), (#""😀\\(x)""#, "😀\\(x)"), (#""\")] } // @trace(""#, "\")] } // @trace("),
        ])
    func escapes(_ literal: String, _ expected: String) {
        let (described, diagnostics) = annotations("// @trace(\(literal))")
        #expect(described == ["@trace(: \(expected.debugDescription))"])
        #expect(diagnostics == [])
    }
}
