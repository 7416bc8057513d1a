import Testing

@testable import TraceGeneratorCore

@Suite("Searching a file's bytes")
struct SourceFileSearchTests {
    @Test("finds a word wherever it begins, also in the last eight bytes")
    func anywhere() {
        for before in 0..<20 {
            for after in 0..<20 {
                let text = String(repeating: "@", count: before) + "@trace" + String(repeating: "t", count: after)
                let file = SourceFile(path: "", bytes: Array(text.utf8))
                #expect(file.mentionsTrace)
                #expect(file.offset(of: "@trace", onLineFrom: 0) == before)
                #expect(file.offset(of: "@trace", onLineFrom: before + 1) == nil)
            }
        }
    }

    @Test("does not find what is cut off or different")
    func missing() {
        for text in ["", "@", "@trac", "@/trace", "@@tra", "xxxxxxxxxxxxxxx@trac", "@ ", "@tr@ace@trac\u{E9}"] {
            #expect(!SourceFile(path: "", bytes: Array(text.utf8)).mentionsTrace, "\(text)")
        }
    }

    @Test("has the same bits of bytes above ASCII as of those below")
    func highBytes() {
        let bytes = (0...255).map { UInt8($0) }
        for byte in bytes {
            let file = SourceFile(path: "", bytes: bytes.filter { $0 != byte } + [byte])
            #expect(file.contains(SearchText(String(decoding: [byte & 0x7F], as: UTF8.self))))
        }
    }

    @Test(
        "finds where a type may be declared or extended, and is in doubt where a comment may hide the word before it",
        arguments: [
            ("extension API {", true), ("enum API {", true), ("final class\tAPI<T> {", true), ("actor  API", true),
            ("extension API.Store {", true), ("extension My.API {", true),
            ("class\nAPI", true), ("extension `API` {", true), ("extension /* an */ API {", true),
            ("extension // an\nAPI {", true), ("let api = API()", false), ("extension APIs {", false),
            ("extension MyAPI {", false), ("myextension API", false), ("// of the API", false), ("API", false),
            ("", false), ("Module.API", false), ("let a: [API: Int]", false),
        ])
    func types(_ text: String, _ expected: Bool) {
        let types = IntroducedTypes(in: SourceFile(path: "", bytes: Array(text.utf8)))
        #expect(types.mayContain(anyOf: ["API"]) == expected)
    }

    @Test(
        "finds imports below public",
        arguments: [
            ("internal import A", true), ("@preconcurrency private  import A", true), ("package import A", true),
            ("fileprivate import A", true), ("import A", false), ("public import A", false), ("", false),
            ("// important: internal\nimport A", false), ("nointernal import A", false), ("import", false),
        ])
    func imports(_ text: String, _ expected: Bool) {
        #expect(SourceFile(path: "", bytes: Array(text.utf8)).mayRestrictImport == expected)
    }

    @Test("finds every place of a text, overlapping ones too")
    func places() {
        #expect(SourceFile(path: "", bytes: Array("aa@trace@trace aaa".utf8)).annotationOffsets == [2, 8])
        #expect(SourceFile(path: "", bytes: Array("aaa".utf8)).offsets(of: SearchText("aa")) == [0, 1])
        #expect(SourceFile(path: "", bytes: []).offsets(of: SearchText("aa")) == [])
    }
}
