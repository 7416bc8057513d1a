import Testing

@testable import TraceGeneratorCore

@Suite("A branch that only some compilers read")
struct OmittedBranchTests {
    /// The declarations of a file, and the place at which it cannot be read.
    private func read(_ source: String) -> (names: [String], brokenOffset: Int?) {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        let parsed = parse(file, tokens: lex(file), listing: .everything)
        return (parsed.declarations.map(\.qualifiedName), parsed.brokenOffset)
    }

    @Test(
        "is left out where it is not Swift, as swiftc leaves it out",
        arguments: [
            "#if compiler(>=99)\n}\n#endif\n", "#if swift(>=99)\nlet a = \"b\n#endif\n",
            "#if compiler(>=99)\n`\n#endif\n",
            "#if compiler(>=99) && os(Linux)\n{ (\n#endif\n", "#if !compiler(>=6)\n} }\n#endif\n",
            "#if compiler(>=6)\n#else\n} ` \"\n#endif\n", "#if compiler(>=99)\n#if A\n}\n#else\n{\n#endif\n#endif\n",
            "#if compiler(>=99)\n} else {\n#endif\n", "#if compiler(>=99)\n} func g(a: Set<Int) {\n#endif\n",
        ])
    func omitted(_ branch: String) {
        for source in [branch + "func f() {}\n", "struct S {\n\(branch)func f(a: Set<Int>) {} }\n"] {
            let (names, brokenOffset) = read(source)
            #expect(names.last?.hasSuffix("f()") == true || names.last == "S.f(a:)", "\(source): \(names)")
            #expect(brokenOffset == nil)
        }
    }

    @Test("is read where it is Swift")
    func read() {
        let (names, brokenOffset) = read("#if compiler(>=6)\nfunc f() {}\n#else\nfunc g() {}\n#endif\nfunc h() {}")
        #expect(names == ["f()", "g()", "h()"])
        #expect(brokenOffset == nil)
    }

    @Test(
        "is no other: what asks for no version must be Swift",
        arguments: [
            ("#if A\n}\n#endif\n", 6), ("#if A\n\"b\n#endif\n", 6),
            ("#if compiler(>=99)\n}\n#elseif A\n`\n#endif\n", 31),
            ("#if canImport(B, _version: 3)\n}\n#endif\n", 30), ("{ compiler(6)\n#if A\n}\n", 14),
        ])
    func broken(_ source: String, _ offset: Int) {
        #expect(read(source).brokenOffset == offset)
    }
}
