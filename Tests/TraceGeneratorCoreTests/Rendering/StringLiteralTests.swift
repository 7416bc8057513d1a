import Testing

@testable import TraceGeneratorCore

@Suite("A string literal holds exactly the content that it is made of")
struct StringLiteralTests {
    @Test(arguments: [
        ("plain é 😀 👩‍💻", #""plain é 😀 👩‍💻""#),
        (#"quote " backslash \ \(x)"#, #""quote \" backslash \\ \\(x)""#),
        ("line\nend\r\ttab\0", #""line\nend\r\ttab\u{0}""#),
        ("\u{2028}\u{202E}\u{FEFF}\u{7F}", #""\u{2028}\u{202e}\u{feff}\u{7f}""#),
    ])
    func literal(_ content: String, _ literal: String) {
        #expect(stringLiteral(content) == literal)
    }

    @Test("It is one token, and read as an annotation's string it is the content again")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 7)
        for round in 0..<500 {
            let scalars = (0..<12).compactMap { _ in
                Bool.random(using: &generator)
                    ? Unicode.Scalar(UInt32.random(in: 0...0x7F, using: &generator))
                    : Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
            }
            let content = String(String.UnicodeScalarView(scalars))
            guard !content.isEmpty else { continue }
            let literal = stringLiteral(content)
            let text = "// @trace(\(literal))"
            let file = SourceFile(path: "", bytes: Array(text.utf8))
            let parsed = parseAnnotations(lex(file), of: file, lines: LineTable(file))
            let annotation = try #require(parsed.annotations.first?.marking.annotation, "round \(round)")
            guard case .trace(let arguments) = annotation.specific else { continue }
            let name = try #require(arguments.spanName, "round \(round)")
            #expect(Array(name.unicodeScalars) == scalars, "round \(round)")
            #expect(lex(SourceFile(path: "", bytes: Array(literal.utf8))).map(\.kind) == [.string])
        }
    }
}
