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
        for text in ["", "@", "@trac", "@Trace", "@@tra", "xxxxxxxxxxxxxxx@trac", "@tr@ace@trac\u{E9}"] {
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
}
