import Testing

@testable import TraceGeneratorCore

@Suite("The parser of declarations takes any input")
struct ParserPropertyTests {
    private static func parse(_ bytes: [UInt8], _ listing: Listing) -> ParsedFile {
        let file = SourceFile(path: "Test.swift", bytes: bytes)
        return TraceGeneratorCore.parse(file, tokens: lex(file), listing: listing)
    }

    @Test("every file of this repository is whole", arguments: ["Sources", "Tests", "Plugins", "Fixtures/Wrappers"])
    func repository(_ folder: String) throws {
        for file in try Repository.files(in: folder, extension: "swift") {
            #expect(!Self.parse(file.bytes, .everything).isBroken, "\(file.path)")
        }
    }

    @Test("a fixture that is cut off behind any of its tokens is read without a trap", arguments: ["Wrappers"])
    func prefixes(_ folder: String) throws {
        for file in try Repository.files(in: "Fixtures/\(folder)", extension: "swift") {
            for token in lex(file).prefix(300) {
                let bytes = Array(file.bytes.prefix(token.range.upperBound))
                let all = Self.parse(bytes, .everything)
                let annotated = Self.parse(bytes, .annotated)
                #expect(annotated.annotationText == all.annotationText)
                #expect(annotated.typeText == all.typeText)
            }
        }
    }

    @Test("a cut inside brackets or #if breaks a file")
    func cut() {
        let source = "struct S { func f(a: Int = (1)) { g(); [1] }\n#if A\nvar b: Int { 1 }\n#endif\n}"
        let whole = (0...source.utf8.count).filter { !Self.parse(Array(source.utf8.prefix($0)), .everything).isBroken }
        // Before the first brace, and at the end.
        #expect(whole == Array(0...9) + [source.utf8.count])
    }

    @Test(
        "nesting and repetition of any kind take linear time and no stack",
        arguments: [
            "(", ")", "{", "}", "[", "<", "f<", "#if A\n", "#if A\n#else\n", "#elseif A\n", "#endif\n", "@a ", "@a(",
            "func f(", "func f<T>(a: T = b<c, d: ", "struct S {", "// @trace\n", "// @trace\nfunc f(a: Int = a<b,",
            "// @trace\nfunc f() {}\n#elseif A\n", "public ", "var a: b { ", "var a = b<c, ", "case a, ", "where T: ",
            "import a.", "\"\\(", "-> ", "func f() -> a<", "extension a<", "extension a: ", "func f() -> a & ",
        ])
    func repeated(_ piece: String) {
        let bytes = Array(String(repeating: piece, count: 60_000 / piece.utf8.count).utf8)
        let clock = ContinuousClock()
        let time = clock.measure { _ = Self.parse(bytes, .annotated) }
        // Linear time is half a second in a debug build, quadratic time many minutes.
        #expect(time < .seconds(20))
    }
}
