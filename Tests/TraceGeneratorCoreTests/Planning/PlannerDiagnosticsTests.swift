import Testing

@testable import TraceGeneratorCore

/// The wording is compared in `Fixtures/Diagnostics`; this is about places and reasons.
@Suite("A declaration that cannot be wrapped as asked is shown where the reason stands")
struct PlannerDiagnosticsTests {
    /// `1️⃣ unknownParameter`, a line for each diagnostic.
    private func diagnostics(_ text: String) -> String {
        let source = MarkedSource(text)
        let generation = Generator.generate(sources: [source.file], moduleName: "App")
        return generation.diagnostics.map { "\(source.name(of: $0.location)) \($0.identifier)" }
            .joined(separator: "\n")
    }

    @Test(arguments: [
        ("// @trace(attributes: [\"a\": 1️⃣usr.id])\nfunc f(user: User) {}", "unknownParameter"),
        ("// @trace(capture: [1️⃣label])\nfunc f(label name: Int) {}", "unknownParameter"),
        ("struct S {\nlet size = 1\n// @trace(attributes: [\"é\": 1️⃣size])\nfunc f() {}\n}", "unknownParameter"),
        ("// @trace(attributes: [\"a\": 1️⃣self.b])\nfunc f() {}", "noSelf"),
        ("// @trace(attributes: [\"a\": 1️⃣result])\nfunc f() {}", "noResult"),
        ("// @trace(attributes: [\"a\": 1️⃣result])\nfunc f() -> Void {}", "noResult"),
        ("// @trace(attributes: [\"a\": 1️⃣value])\nfunc f(_ value: @autoclosure () -> Int) {}", "invalidPath"),
        ("// @trace(parent: 1️⃣result.context)\nfunc f() -> Job {}", "resultTooEarly"),
        ("// @trace(attributes: [1️⃣\"code.argument.a\": 1], capture: [a])\nfunc f(a: Int) {}", "repeatedAttribute"),
        ("// @traceDB(attributes: [1️⃣\"db.table\": 1], table: \"t\")\nfunc f() {}", "repeatedAttribute"),
        ("// 1️⃣@traceRoute(\"GET /\")\nfunc f(request: Request, req: Int) {}", "ambiguousRequest"),
        ("// 1️⃣@traceRoute(\"GET /\")\nfunc f(a: Request, b: HTTPRequest) {}", "ambiguousRequest"),
        ("// @traceRoute(\"GET /\", 1️⃣includeHeaders: true)\nfunc f() {}", "requestNotFound"),
        ("// @traceRoute(\"GET /{id}\", 1️⃣includePathParams: true)\nfunc f(name: Int) {}", "requestNotFound"),
        ("// @traceRoute(\"GET /\", 1️⃣includeResponseBody: true)\nfunc f() {}", "noResult"),
        ("// 1️⃣@traceRoute\nfunc f() {}", "missingArgument"),
        ("// 1️⃣@traceRoute(\"/users\")\nfunc f() {}", "missingArgument"),
        ("// @traceRoute(\"GET /\", request: 1️⃣reqest)\nfunc f(request: Request) {}", "unknownParameter"),
        ("// @trace\nprivate func 1️⃣f() {}", "privateDeclaration"),
        ("private struct S {\n// @trace\nfunc 1️⃣f() {}\n}", "privateEnclosingType"),
        ("private struct S {}\nextension S {\n// @trace\nfunc 1️⃣f() {}\n}", "privateEnclosingType"),
        (
            "struct S { fileprivate class T {} }\nextension S.T { struct U {\n// @trace\nfunc 1️⃣f() {}\n} }",
            "privateEnclosingType"
        ),
        (
            "struct S {}\nprivate extension S { enum T {} }\nextension S.T {\n// @trace\nfunc 1️⃣f() {}\n}",
            "privateEnclosingType"
        ),
        (
            "enum S { private struct T {} }\nextension A where B == S.T {\n// @trace\nfunc 1️⃣f() {}\n}",
            "privateEnclosingType"
        ),
        ("private struct S {}\n// 1️⃣@trace\nextension S.T {\nfunc f() {}\n}", "privateType"),
        ("private enum S {}\n// 1️⃣@trace\nextension A where B == S.T {\nfunc f() {}\n}", "privateType"),
        ("private let one = 1\n// @trace\nfunc f(a: Int = 1️⃣one) {}", "privateDefaultValue"),
        ("struct S {\nprivate static let one = 1\n// @trace\nfunc f(a: Int = Self.1️⃣one) {}\n}", "privateDefaultValue"),
        ("// @trace\nfunc f(1️⃣numbers: Int...) {}", "variadicParameter"),
        ("// @trace\nfunc f(_ 1️⃣value: inout sending Value) {}", "inoutSendingParameter"),
        ("// @trace\nfunc 1️⃣+ (a: A, b: A) -> A {}", "operatorFunction"),
        (
            "class B {\n// @trace\nfunc f() {}\n}\nclass C: B {\n// @trace\noverride func 1️⃣f() {}\n}",
            "overrideDeclaration"
        ),
        ("// @trace\n@available(*, unavailable, message: \"*\") func 1️⃣f() {}", "unavailableDeclaration"),
        ("@available(*, unavailable) struct S {\n// @trace\nfunc 1️⃣f() {}\n}", "unavailableDeclaration"),
        ("// @trace\nfunc 1️⃣f() -> Span<Int> {}", "nonescapableResult"),
        ("// @trace\n@_lifetime(borrow a) func 1️⃣f(a: A) -> V {}", "nonescapableResult"),
        ("protocol P {\n// @trace\nfunc 1️⃣f()\n}", "protocolRequirement"),
        ("func f() {\n// @trace\nfunc 1️⃣g() {}\n}", "localFunction"),
        ("func f() {\nstruct S {\n// @trace\nfunc 1️⃣g() {}\n}\n}", "localTypeMember"),
        ("// @trace\nvar 1️⃣a: Int { get { 1 } set {} }", "settableProperty"),
        ("// @trace\n1️⃣@ViewBuilder func f() -> Int { 1 }", "customAttributeNotCopied"),
        ("// @trace\nfunc f() {}\n// 1️⃣@trace(\"b\")\nfunc _tracedF() {}", "wrapperNameTaken"),
        ("// @trace(as: 1️⃣\"g\")\nfunc f() {}\nfunc g() {}", "wrapperNameTaken"),
        ("struct S {\n// 1️⃣@trace\nfunc f() {}\nfunc tracedF() {}\n}", "wrapperNameTaken"),
    ])
    func place(_ source: String, _ identifier: String) {
        #expect(diagnostics(source) == "1️⃣ \(identifier)")
    }

    @Test(
        "What could look like one of these is none",
        arguments: [
            "// @trace\nfunc f(a: Int) {}\n// @trace\nfunc f(b: Int) {}",
            "// @trace\nfunc f(a: Int) {}\nfunc tracedF(a: String) {}",
            "#if A\n// @trace\nfunc f() {}\n#else\n// @trace\nfunc f() {}\n#endif",
            "struct S {\n// @trace\nfunc f() {}\n}\nstruct T {\nfunc tracedF() {}\n}",
            "// @trace\n@available(macOS, unavailable) func f() {}",
            "// @trace\nfunc f() -> Span {}",
            "struct S { private struct T {} }\nextension U.T {\n// @trace\nfunc f() {}\n}",
            "private extension S { public struct T {} }\nextension S.T {\n// @trace\nfunc f() {}\n}",
            "// @trace(keeping: [\"@ViewBuilder\"])\n@ViewBuilder func f() -> Int { 1 }",
            "// @trace(attributes: [\"a\": result])\nfunc f(result: Int) {}",
            "// @trace(attributes: [\"a\": `in`.b])\nfunc f(`in`: Int) {}",
            "// @traceRoute(operationName: \"a\")\nfunc f() {}",
            "// @traceRoute\nfunc f(request: Request) {}",
            "// @traceRoute(\"GET /{id}\", includePathParams: true)\nfunc f(id: Int) {}",
            "struct S {\nprivate let one = 1\n// @trace\nfunc f(a: () -> Int = { let one = 2; return one }) {}\n}",
        ])
    func nothing(_ source: String) {
        #expect(diagnostics(source) == "")
    }

    @Test("Problems of several declarations and files come in the order of their places")
    func order() {
        let files = ["A.swift", "B.swift"].map { path in
            MarkedSource(
                """
                // @trace(capture: [a])
                func f(b: Int) {}
                // @trace(smaple: 1)
                func g() {}
                // @trace
                private func h() {}
                """, path: path
            ).file
        }
        let generation = Generator.generate(sources: files, moduleName: "App")
        #expect(
            generation.diagnostics.map { "\($0.location.path):\($0.location.line) \($0.identifier)" } == [
                "A.swift:1 unknownParameter", "A.swift:3 unknownArgument", "A.swift:6 privateDeclaration",
                "B.swift:1 unknownParameter", "B.swift:3 unknownArgument", "B.swift:6 privateDeclaration",
            ])
        #expect(generation.hasErrors)
    }
}
