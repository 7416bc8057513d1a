import Testing
import TraceRuntime

/// The rules of https://www.w3.org/TR/trace-context-2/#tracestate-header, and those of the specification's test suite
/// at its strictest level: https://github.com/w3c/trace-context/tree/main/test
@Suite("tracestate")
struct TraceStateTests {
    /// Returns the header that is sent for received header lines; nil if none is sent.
    private func passedOn(_ lines: String...) -> String? {
        passedOn(lines)
    }

    private func passedOn(_ lines: [String]) -> String? {
        let parent = ("traceparent", "00-12345678901234567890123456789012-1234567890123456-00")
        let incoming = HeaderLines([parent] + lines.map { ("tracestate", $0) })
        guard let context = TraceContext(extracting: incoming) else { return "no context" }
        var headers: [String: String] = [:]
        context.inject(into: &headers)
        return headers["tracestate"]
    }

    @Test("Entries are passed on in their order")
    func order() {
        #expect(passedOn("foo=1,bar=2") == "foo=1,bar=2")
        #expect(passedOn("foo=1,bar=2", "rojo=1,congo=2", "baz=3") == "foo=1,bar=2,rojo=1,congo=2,baz=3")
    }

    @Test("A tracestate without a valid traceparent is ignored")
    func withoutParent() {
        #expect(TraceContext(extracting: ["tracestate": "foo=1"]) == nil)
        #expect(TraceContext(extracting: ["traceparent": "00-bad", "tracestate": "foo=1"]) == nil)
    }

    @Test("Empty lines and entries are ignored")
    func empty() {
        #expect(passedOn("") == nil)
        #expect(passedOn(" \t") == nil)
        #expect(passedOn(",") == nil)
        #expect(passedOn("foo=1", "") == "foo=1")
        #expect(passedOn("", "foo=1") == "foo=1")
        #expect(passedOn("foo=1,,bar=2, ,") == "foo=1,bar=2")
    }

    @Test(
        "Spaces and tabs around entries do not count",
        arguments: [
            "foo=1 \t , \t bar=2, \t baz=3", "foo=1\t \t,\t \tbar=2,\t \tbaz=3", " foo=1,bar=2,baz=3\t",
        ])
    func optionalWhitespace(line: String) {
        #expect(passedOn(line) == "foo=1,bar=2,baz=3")
    }

    @Test("Spaces within a value count, at its beginning as well")
    func spacesInValues() {
        #expect(passedOn("foo= a  b ") == "foo= a  b")
    }

    @Test("The first of several entries with the same key, which is the newest, is kept")
    func duplicatedKeys() {
        #expect(passedOn("foo=1,foo=1") == "foo=1")
        #expect(passedOn("foo=1,foo=2") == "foo=1")
        #expect(passedOn("foo=1,bar=2", "foo=2") == "foo=1,bar=2")
    }

    @Test("Every allowed character is kept")
    func allowedCharacters() {
        let key = "abcdefghijklmnopqrstuvwxyz0123456789_-*/"
        let printable = (0x20...0x7E).map { Character(Unicode.Scalar($0)) }
        let value = String(printable.filter { $0 != "," && $0 != "=" })
        #expect(passedOn("\(key)=\(value)") == "\(key)=\(value)")
        #expect(passedOn("\(key)@a-z0-9_-*/=\(value)") == "\(key)@a-z0-9_-*/=\(value)")
    }

    @Test(
        "One malformed entry discards them all, and leaves the traceparent",
        arguments: [
            "foo =1", "FOO=1", "foo.bar=1", "foo", "=1", "foo=", "foo=bar=baz", "@foo=1", "_foo=1", "foo=\u{7F}",
            "foo=\u{1}", "foo=ü", "füü=1", "foo=a\tb",
            "foo=a\r\nx: y",
        ])
    func malformed(entry: String) {
        #expect(passedOn("bar=2," + entry) == nil)
        #expect(passedOn(entry, "bar=2") == nil)
    }

    @Test(
        "An @ is a character of a key like the others, except that no key begins with it",
        arguments: [
            "0tenant@vendor=1", "foo@=1", "foo@@bar=1", "foo@bar@baz=1", "foo@1bar=1",
            "\(String(repeating: "t", count: 242))@v=1", "t@\(String(repeating: "v", count: 15))=1",
        ])
    func at(entry: String) {
        #expect(passedOn(entry + ",bar=2") == entry + ",bar=2")
    }

    @Test("32 entries are passed on, 33 are malformed")
    func entryCount() {
        let entries = (1...33).map { "bar\($0)=\($0)" }
        let allowed = entries.prefix(32).joined(separator: ",")
        #expect(passedOn(allowed) == allowed)
        #expect(passedOn(allowed, entries[32]) == nil)
    }

    @Test("Keys have at most 256 characters, whatever they are")
    func keyLength() {
        let key = String(repeating: "t", count: 241) + "@" + String(repeating: "v", count: 14)
        for key in [key, key.replacing("@", with: "z")] {
            #expect(passedOn("foo=1", "\(key)=1") == "foo=1,\(key)=1")
            #expect(passedOn("foo=1", "\(key)z=1") == nil)
        }
    }

    @Test("Values have at most 256 characters")
    func valueLength() {
        let value = String(repeating: "v", count: 256)
        #expect(passedOn("foo=\(value)") == "foo=\(value)")
        #expect(passedOn("foo=\(value)v") == nil)
    }

    @Test("Beyond 512 characters, the large entries are removed first, then those at the end")
    func length() {
        let large = "large=" + String(repeating: "x", count: 123)
        let small = (1...15).map { "small\($0)=" + String(repeating: "y", count: 20) }
        #expect(passedOn(([large] + small).joined(separator: ",")) == small.joined(separator: ","))

        let many = (10...31).map { "small\($0)=" + String(repeating: "y", count: 20) }
        #expect(passedOn(many.joined(separator: ",")) == many.prefix(17).joined(separator: ","))
    }
}
