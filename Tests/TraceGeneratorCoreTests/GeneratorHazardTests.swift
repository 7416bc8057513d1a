import Testing

@testable import TraceGeneratorCore

@Suite("The whole pipeline takes linear time, whatever is repeated")
struct GeneratorHazardTests {
    @Test(
        "in a file",
        arguments: [
            "// @trace\nfunc f() {}\n", "// @trace\n",
            "// @trace(as: \"g\")\nfunc f(a: Int = 1) async throws -> Int { a }\n",
            "func f() {}\n", "struct S { var a: Int { 1 } }\n", "import A\n", "#if A\n",
            "#if A\n// @trace\nfunc f() {}\n#endif\n",
            "#else\n", "#elseif A\n", "#if compiler(>=9)\n}\n#endif\n", "#if swift(>=9)\n", "f { }\n// @trace\n",
            "a +\n// @trace\n", "@ ", "/* @trace\n */", "// @TraceDB(\n", "\u{A0}", "#`a`", "{", "}", "(", ")", "[",
            "<", ">", "@A ", "@A(", "func ", "func f", "var a { ",
            "struct S {",
            "extension A.B {", "struct S {\n// @trace\nfunc f() {} }\n", "case a\n", "enum E {", "\"", "\"\\(", "/*",
            "#\"", "`", "a.", "->", "init(",
        ])
    func file(_ piece: String) {
        expectLinear { "// @trace\nfunc f() {}\n" + String(repeating: piece, count: $0) }
    }

    @Test(
        "in a declaration",
        arguments: [
            ("func f(", "a: Int, ", "b: Int) {}"), ("func f(a: ", "Set<", "Int) {}"), ("func f(a: ", "[", "Int) {}"),
            ("func f(a: ", "(Int) -> ", "Int) {}"), ("func f(a: Int = ", "1 + ", "1) {}"),
            ("func f(a: Int = ", "g(", ") {}"),
            ("func f(a: String = \"", "\\(b) ", "\") {}"), ("func f(a: String = \"", "\\(\"", "\") {}"),
            ("func f<", "T, ", "U>() {}"),
            ("func f<T>() where ", "T: A, ", "T: B {}"), ("func f() -> ", "some A & ", "B {}"),
            ("", "@A ", "func f() {}"),
            ("", "@A(1) ", "func f() {}"), ("", "#if B\n@A\n#endif\n", "func f() {}"), ("", "mutating ", "func f() {}"),
            ("", "// prose\n", "func f() {}"), ("func f() {", "{}", "}"), ("var a: Int {", "a; ", "}"),
            ("func f(a: A", ".B", ") {}"),
            ("func f(a: A", "?", ") {}"), ("func f(a: ", "inout ", "A) {}"), ("func ", "<", "(a: A) {}"),
            ("func f(", "`a b` c: D = .e(", ") {}"),
        ])
    func declaration(_ start: String, _ piece: String, _ end: String) {
        expectLinear { "// @trace\n" + start + String(repeating: piece, count: $0) + end }
    }

    @Test("in types around it")
    func nesting() {
        expectLinear {
            "struct A {\n// @trace\nfunc f() {}\n" + String(repeating: "struct B { func g() {} }\n", count: $0) + "}"
        }
        expectLinear { String(repeating: "extension A {\n// @trace\nfunc f(a: B = c) {} }\n", count: $0) }
        expectLinear {
            String(repeating: "enum A { struct B {} }\nextension A.C {\n// @trace\nfunc f(a: B) {} }\n", count: $0)
        }
    }

    @Test("in a target, for public annotations too")
    func manyFiles() {
        let time = { (access: String) in processorTime { generate(files: 80, functions: 100, access) } }
        let ratio = time("public ") / time("")
        #expect(ratio < 4)
        let growth = growth(of: { generate(files: $0, functions: 40, "public ") }, from: 10)
        #expect(growth < 9)
    }

    private func generate(files: Int, functions: Int, _ access: String) {
        let sources = (0..<files).map { file in
            let members = (0..<functions).map { "// @trace\n\(access)func f\(file)_\($0)(a: URL) -> Data {}\n" }
            let text = "\(access)import Foundation\n\(access)struct S\(file) {\n\(members.joined())}\n"
            return SourceFile(path: "File\(file).swift", bytes: Array(text.utf8))
        }
        _ = Generator.generate(sources: sources, moduleName: "App")
    }

    @Test("in extensions under different conditions")
    func groups() {
        expectLinear { count in
            (0..<count).map { "extension A where B == C\($0) {\n// @trace\nfunc f() {} }\n" }.joined()
        }
    }

    private func expectLinear(
        sourceLocation: Testing.SourceLocation = #_sourceLocation, _ source: (_ count: Int) -> String
    ) {
        let growth = growth(
            of: { count in
                let file = SourceFile(path: "Test.swift", bytes: Array(source(count).utf8))
                _ = Generator.generate(sources: [file], moduleName: "App")
            }, from: 250)
        #expect(growth < 9, sourceLocation: sourceLocation)
    }
}
