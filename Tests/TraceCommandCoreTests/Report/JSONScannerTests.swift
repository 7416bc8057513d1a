import Testing

@testable import TraceCommandCore

@Suite("The scanner of JSON")
struct JSONScannerTests {
    @Test(
        "Reads scalars as text",
        arguments: [
            (#""a b""#, "a b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00fc\ud83d\ude00""#, "ü😀"),
            (#""\ud83d""#, "\u{FFFD}"), ("-12.5e3 ", "-12.5e3"), ("true", "true"), ("false", "false"), ("null", ""),
        ])
    func scalars(_ json: String, _ text: String) throws {
        #expect(try scan(json) { scanner throws(JSONScanner.Mistake) in try scanner.scalar() } == text)
    }

    @Test("Reads integers that are strings, numbers or nonsense", arguments: [("\"7\"", 7), ("7 ", 7), ("\"x\"", 0)])
    func integers(_ json: String, _ value: Int) throws {
        #expect(try scan(json) { scanner throws(JSONScanner.Mistake) in try scanner.integer() } == value)
    }

    @Test("Steps over any value", arguments: [#"{"a": [1, {"b": null}, [], {}], "c": "]"}"#, " [ ] ", "\"a\"", "1 "])
    func skips(_ json: String) throws {
        try scan(json) { (scanner) throws(JSONScanner.Mistake) in
            try scanner.skipValue()
            try scanner.expectEnd()
        }
    }

    @Test("Calls a text cut off that ends too soon, wherever it ends")
    func cutOff() {
        let line = Array(
            ReportSpan.fixture("a", name: #"\u00fc \"quoted\""#, 1...2, having: ["key": "value"]).line.utf8)
        for length in 0..<line.count {
            #expect(throws: JSONScanner.Mistake.cutOff) {
                try Array(line.prefix(length)).withUnsafeBufferPointer { (bytes) throws(JSONScanner.Mistake) in
                    _ = try OTLPLine(bytes)
                }
            }
        }
    }

    @Test(
        "Refuses what is not JSON",
        arguments: ["hello", "{]", #"{"a" 1}"#, "[1 2]", "tru3", "-", "+-1]", #""\x""#, "1 2"])
    func malformed(_ json: String) {
        #expect(throws: JSONScanner.Mistake.malformed) {
            try scan(json + " ") { (scanner) throws(JSONScanner.Mistake) in
                try scanner.skipValue()
                try scanner.expectEnd()
            }
        }
    }

    @Test("Refuses to go deeper than its limit")
    func depth() {
        #expect(throws: JSONScanner.Mistake.tooDeep) {
            try scan(String(repeating: "[", count: 100_000)) { (scanner) throws(JSONScanner.Mistake) in
                try scanner.skipValue()
            }
        }
    }

    private func scan<Value>(
        _ json: String, _ read: (inout JSONScanner) throws(JSONScanner.Mistake) -> Value
    ) throws(JSONScanner.Mistake) -> Value {
        try Array(json.utf8).withUnsafeBufferPointer { (bytes) throws(JSONScanner.Mistake) in
            var scanner = JSONScanner(bytes)
            return try read(&scanner)
        }
    }
}
