import Testing

@testable import TraceRuntime

@Suite("Redaction of what is large, or no text at all")
struct RedactionCostTests {
    /// Texts that make a careless scanner look at the same bytes again and again.
    private static let hostile = [
        "a", "=", ":", "a=", "a:", "://", "a://", "http://a:b", "\"", "'", "\\", "\\\"", "%", "%25", "%3D", "-", "--a ",
        ".", ".eyJ",
        "eyJ.", " ", "( ", "[", "{", "{\"a\":", "[{\"value\":", "{\"value\":{", "\"a\":1,", "/*", "--", "$", "$a",
        "'\\'", "q'[",
        "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "password", "password=", "password=(", "password=\"", "a,",
        "a;b=",
        "Cookie: a=b; ", "Authorization: a ", "Bearer ", "Digest a=b, ", "@", "a@", "\u{301}", "ä", "IDENTIFIED BY ",
        "BETWEEN \"a",
        "(\"a\",", "VALUES (\"",
    ]
    private static let rules: [TextRule] = [.freeText, .url, .query, .cookies, .setCookie, .sql, .count, .hidden]

    @Test("Takes no longer for a megabyte than for its limit", arguments: hostile)
    func hostileText(part: String) {
        let text = String(repeating: part, count: 1_048_576 / part.utf8.count)
        let bytes = Array(text.utf8)
        let clock = ContinuousClock()
        let duration = clock.measure {
            for rule in Self.rules { _ = Redaction.standard.masked(text, by: rule, upTo: .units(8_192)) }
            _ = Redaction.standard.json(bytes, upTo: .bytes(4_096))
            _ = Redaction.standard.form(bytes, upTo: .bytes(4_096))
        }
        // Ten texts in a build that is not optimized, beside other work. What is quadratic takes minutes.
        #expect(duration < .seconds(10), "\(part) takes \(duration)")
    }

    @Test("A single character of a megabyte is cut like any other text")
    func longCharacter() {
        let text = "e" + String(repeating: "\u{301}", count: 500_000)
        let masked = Redaction.standard.masked(text, by: .freeText, upTo: .units(8_192))
        #expect(masked.utf16.count == 8_192)
        #expect(text.hasPrefix(masked) || masked.unicodeScalars.count == 8_192)
    }

    @Test("Units of UTF-16 are counted, and none is halved")
    func units() {
        #expect(Redaction.standard.masked("äöüß", by: .freeText, upTo: .units(3)) == "äöü")
        #expect(Redaction.standard.masked("a😀b", by: .freeText, upTo: .units(2)) == "a")
        #expect(Redaction.standard.masked("a😀b", by: .freeText, upTo: .units(3)) == "a😀")
        #expect(Redaction.standard.masked("a😀b", by: .freeText, upTo: .bytes(4)) == "a")
        #expect(Redaction.standard.masked("abc", by: .freeText, upTo: .units(0)) == "")
    }

    @Test("Bytes that are not UTF-8 are repaired, and hide nothing")
    func noText() {
        let bytes = Array("{\"a\":\"".utf8) + [0xFF, 0xC3, 0x28] + Array("\",\"password\":\"hunter2\"}".utf8)
        #expect(
            Redaction.standard.json(bytes, upTo: .bytes(4_096))
                == "{\"a\":\"\u{FFFD}\u{FFFD}(\",\"password\":\"[REDACTED]\"}")
        #expect(Redaction.standard.form([0x61, 0x3D, 0xFF], upTo: .bytes(4_096)) == nil)
    }

    @Test("A secret that the limit halves does not come out", arguments: 1..<60)
    func halved(limit: Int) {
        for text in [
            "password=hunter2hunter2", "a Bearer hunter2hunter2", "https://ann:hunter2hunter2@host/",
            "{\"token\":\"hunter2hunter2\"}", "/a?token=hunter2hunter2&b=1",
        ] {
            for rule in [TextRule.freeText, .url, .query] {
                let masked = Redaction.standard.masked(text, by: rule, upTo: .units(limit))
                if rule == .freeText { #expect(!masked.contains("hunter"), "\(text) at \(limit)") }
                #expect(masked.utf16.count <= limit)
            }
            let json = Redaction.standard.json(Array("{\"token\":\"hunter2hunter2\"}".utf8), upTo: .bytes(limit))
            #expect(json?.contains("hunter") == false)
        }
    }
}
