import Testing

@testable import TraceGeneratorCore

@Suite("The lexer")
struct LexerTests {
    /// The tokens that are not trivia, as `kind‹text›`, one a word.
    private func tokens(_ source: String) -> String {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        return lex(file).filter { !$0.kind.isTrivia }.map { "\($0.kind)‹\(file.text($0))›" }.joined(separator: " ")
    }

    /// All tokens, trivia included.
    private func allTokens(_ source: String) -> String {
        let file = SourceFile(path: "Test.swift", bytes: Array(source.utf8))
        return lex(file).map { "\($0.kind)‹\(file.text($0))›" }.joined(separator: " ")
    }

    @Test(
        "A string with all that is nested in it is one token",
        arguments: [
            #""""#, #""a""#, #""\"""#, #""\\""#, #""a\(b)c""#, #""\(f("x", (1, 2)))""#, #""\("\("\(1)")")""#,
            #""\(a /* ) */ + b)""#, "#\"\"#", ##"#"a"b"#"##, ##"#"\#(x) \(y)"#"##, ##"#"\"#"##, ###"##"a"#b"##"###,
            ##"#"""#"##, "\"\"\"\na\n\"\"\"", "\"\"\"\n\"\" \\\"\"\" \"\n\"\"\"", "\"\"\"\n\\(\n\"a\" // )\n)\n\"\"\"",
            "#\"\"\"\n\"\"\" \\(x) \\#(\"\"\"\n)\n\"\"\")\n\"\"\"#", #""😀\u{1F600}""#, ##""\(#"a"b"#)""##,
        ])
    func string(_ literal: String) {
        #expect(tokens(literal + "+1") == "string‹\(literal)› operator‹+› number‹1›")
    }

    @Test("A string that is not closed ends where swiftc gives up")
    func unterminatedString() {
        #expect(tokens("\"a\nb") == "unterminated‹\"a› identifier‹b›")
        #expect(tokens("\"a\\(\nb") == "unterminated‹\"a\\(› identifier‹b›")
        #expect(tokens("\"a\\(1 // c\nb") == "unterminated‹\"a\\(1 › identifier‹b›")
        #expect(tokens("\"a\\") == "unterminated‹\"a\\›")
        #expect(tokens("\"\"\"\na\n\"\"") == "unterminated‹\"\"\"\na\n\"\"›")
        #expect(tokens("##\"a\"#\nb") == "unterminated‹##\"a\"#› identifier‹b›")
    }

    @Test("A macro's name may stand in backticks or begin outside ASCII")
    func macroNames() {
        #expect(tokens("#`expect`(a)") == "poundWord‹#`expect`› leftParenthesis‹(› identifier‹a› rightParenthesis‹)›")
        #expect(tokens("#été #`a b` #`") == "poundWord‹#été› poundWord‹#`a b`› unknown‹#› unknown‹`›")
    }

    @Test("A non-breaking space is white space, as swiftc reads it with a warning")
    func nonBreakingSpace() {
        #expect(allTokens("a\u{A0} b") == "identifier‹a› whitespace‹\u{A0}› whitespace‹ › identifier‹b›")
        #expect(tokens("a\u{A0}!b") == tokens("a !b"))
    }

    @Test("Comments nest, and a slash before the asterisk opens no second one")
    func comments() {
        #expect(allTokens("a/*/**/*/b") == "identifier‹a› blockComment‹/*/**/*/› identifier‹b›")
        #expect(allTokens("/*/ */a") == "blockComment‹/*/ */› identifier‹a›")
        #expect(allTokens("/* a\n") == "blockComment‹/* a\n›")
        #expect(allTokens("//a\r\n///b") == "lineComment‹//a› newline‹\r\n› lineComment‹///b›")
        #expect(tokens("a +/**/ b+// c") == "identifier‹a› operator‹+› identifier‹b› operator‹+›")
    }

    @Test(
        "A slash begins a regex where an expression does",
        arguments: [
            ("x = /a b/", "identifier‹x› operator‹=› regex‹/a b/›"),
            (
                "f(/a/, /b\\/c/)",
                "identifier‹f› leftParenthesis‹(› regex‹/a/› comma‹,› regex‹/b\\/c/› rightParenthesis‹)›"
            ),
            ("return /\"/", "identifier‹return› regex‹/\"/›"),
            ("{ x in /a/ }", "leftBrace‹{› identifier‹x› identifier‹in› regex‹/a/› rightBrace‹}›"),
            ("case /[(]/:", "identifier‹case› regex‹/[(]/› colon‹:›"),
            ("!/a/", "operator‹!› regex‹/a/›"),
            ("x\n/a/.y", "identifier‹x› regex‹/a/› period‹.› identifier‹y›"),
            ("a / b / c", "identifier‹a› operator‹/› identifier‹b› operator‹/› identifier‹c›"),
            ("a/b/c", "identifier‹a› operator‹/› identifier‹b› operator‹/› identifier‹c›"),
            ("x\n  / 2 / y", "identifier‹x› operator‹/› number‹2› operator‹/› identifier‹y›"),
            ("x.in /a/", "identifier‹x› period‹.› identifier‹in› operator‹/› identifier‹a› operator‹/›"),
            (
                "f(1, /)/2",
                "identifier‹f› leftParenthesis‹(› number‹1› comma‹,› operator‹/› rightParenthesis‹)› operator‹/› number‹2›"
            ),
            ("= / a/", "operator‹=› operator‹/› identifier‹a› operator‹/›"),
            ("x! / 2 /y", "identifier‹x› operator‹!› operator‹/› number‹2› operator‹/› identifier‹y›"),
            ("func /(a", "identifier‹func› operator‹/› leftParenthesis‹(› identifier‹a›"),
            ("#/a/b\"/#", "regex‹#/a/b\"/#›"),
            ("##/a/#\\/##/##", "regex‹##/a/#\\/##/##›"),
            ("#/\n a\n/#", "regex‹#/\n a\n/#›"),
            ("#/a\nb", "unterminated‹#/a› identifier‹b›"),
        ])
    func regex(_ source: String, _ expected: String) {
        #expect(tokens(source) == expected)
    }

    @Test(
        "Operators are cut so that no type needs a token split",
        arguments: [
            (
                "Set<Set<Int>>=x",
                "identifier‹Set› operator‹<› identifier‹Set› operator‹<› identifier‹Int› operator‹>› operator‹>› operator‹=› identifier‹x›"
            ),
            ("Int??=nil", "identifier‹Int› operator‹?› operator‹?› operator‹=› identifier‹nil›"),
            ("Int?...", "identifier‹Int› operator‹?› operator‹...›"),
            ("Int!->A?>", "identifier‹Int› operator‹!› operator‹->› identifier‹A› operator‹?› operator‹>›"),
            ("a ?? b", "identifier‹a› operator‹??› identifier‹b›"),
            ("a >= b", "identifier‹a› operator‹>› operator‹=› identifier‹b›"),
            ("0..<n", "number‹0› operator‹..<› identifier‹n›"),
            ("1...n", "number‹1› operator‹...› identifier‹n›"),
            ("a.b", "identifier‹a› period‹.› identifier‹b›"),
            ("x==.a", "identifier‹x› operator‹==› period‹.› identifier‹a›"),
            ("a≠b⊕̂c", "identifier‹a› operator‹≠› identifier‹b› operator‹⊕̂› identifier‹c›"),
            ("a*/b", "identifier‹a› operator‹*/› identifier‹b›"),
            ("\\.a", "backslash‹\\› period‹.› identifier‹a›"),
            (
                "f(&x, *)",
                "identifier‹f› leftParenthesis‹(› operator‹&› identifier‹x› comma‹,› operator‹*› rightParenthesis‹)›"
            ),
        ])
    func operators(_ source: String, _ expected: String) {
        #expect(tokens(source) == expected)
    }

    @Test(
        "A number ends where the next member begins",
        arguments: [
            ("1..<2", "number‹1› operator‹..<› number‹2›"),
            ("1.5e-3+2", "number‹1.5e-3› operator‹+› number‹2›"),
            ("1.description", "number‹1› period‹.› identifier‹description›"),
            ("0x1p-2", "number‹0x1p-2›"), ("0x1.8p3", "number‹0x1.8p3›"), ("0xFF_FF", "number‹0xFF_FF›"),
            ("0x1.description", "number‹0x1› period‹.› identifier‹description›"),
            ("0b1_0", "number‹0b1_0›"), ("0o17", "number‹0o17›"), ("1_000.5", "number‹1_000.5›"),
            ("x.0.1", "identifier‹x› period‹.› number‹0› period‹.› number‹1›"),
            ("1abc", "number‹1abc›"),
            ("1e", "number‹1e›"),
        ])
    func numbers(_ source: String, _ expected: String) {
        #expect(tokens(source) == expected)
    }

    @Test(
        "Names come with backticks, with a dollar sign, in any script",
        arguments: [
            ("`default`", "quotedIdentifier‹`default`›"),
            ("`a raw (name`(", "quotedIdentifier‹`a raw (name`› leftParenthesis‹(›"),
            ("`a", "unknown‹`› identifier‹a›"), ("``", "unknown‹`› unknown‹`›"),
            ("`a\n`", "unknown‹`› identifier‹a› unknown‹`›"),
            ("$0 $name", "dollarIdentifier‹$0› dollarIdentifier‹$name›"),
            ("größe 名前 😀é", "identifier‹größe› identifier‹名前› identifier‹😀é›"),
            ("#if #available #", "poundWord‹#if› poundWord‹#available› unknown‹#›"),
            ("###x", "unknown‹##› poundWord‹#x›"),
        ])
    func names(_ source: String, _ expected: String) {
        #expect(tokens(source) == expected)
    }

    @Test("A hashbang and a byte order mark stand at the file's start only")
    func fileStart() {
        #expect(allTokens("#!/a b\nx") == "hashbang‹#!/a b› newline‹\n› identifier‹x›")
        #expect(allTokens("\u{FEFF}#!/a\n") == "whitespace‹\u{FEFF}› hashbang‹#!/a› newline‹\n›")
        #expect(tokens("x #!/a") == "identifier‹x› unknown‹#› operator‹!› operator‹/› identifier‹a›")
    }

    @Test("NULs are white space, and bytes that are no UTF-8 are tokens, too")
    func strangeBytes() {
        let file = SourceFile(path: "Test.swift", bytes: [0x61, 0x00, 0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x0D, 0x0A, 0x0D])
        #expect(
            lex(file).map(\.kind) == [
                .identifier, .whitespace, .unknown, .unknown, .leftParenthesis, .unknown, .unknown, .newline, .newline,
            ])
    }
}
