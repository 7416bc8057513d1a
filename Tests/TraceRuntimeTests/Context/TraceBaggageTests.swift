import Testing
import TraceRuntime

/// The rules of https://www.w3.org/TR/baggage/.
@Suite("baggage")
struct TraceBaggageTests {
    private let parent = "00-12345678901234567890123456789012-1234567890123456-01"

    private func context(_ lines: [String]) throws -> TraceContext {
        try #require(
            TraceContext(
                extracting: HeaderLines([("traceparent", parent)] + lines.map { ("baggage", $0) })))
    }

    private func sent(_ context: TraceContext) -> String? {
        var headers: [String: String] = [:]
        context.inject(into: &headers)
        return headers["baggage"]
    }

    @Test("Values are decoded for reading and sent unchanged, with their properties")
    func passedOn() throws {
        let context = try context(["tenant=acme%20%E2%9C%93 ; secure=no;p , user = 7", "plan=gold"])
        #expect(context.baggage["tenant"] == "acme ✓")
        #expect(context.baggage["user"] == "7")
        #expect(context.baggage["plan"] == "gold")
        #expect(context.baggage["other"] == nil)
        #expect(sent(context) == "tenant=acme%20%E2%9C%93 ; secure=no;p,user = 7,plan=gold")
    }

    @Test("Values that are set are encoded, so that none can end the header's line")
    func encoded() throws {
        var context = try context([])
        context.baggage["tenant"] = "a,b;c=d\r\ne%\"\\ ✓"
        #expect(sent(context) == "tenant=a%2Cb%3Bc=d%0D%0Ae%25%22%5C%20%E2%9C%93")
        context.baggage["tenant"] = nil
        #expect(sent(context) == nil)
    }

    @Test("A name that is not a token cannot be set", arguments: ["", "a b", "a=b", "a\r\nb", "ü", "a,b", "a;b"])
    func invalidName(name: String) throws {
        var context = try context([])
        context.baggage[name] = "1"
        #expect(context.baggage.isEmpty)
    }

    @Test(
        "A malformed entry is left out, and the others stay",
        arguments: [
            "", "tenant", "=1", "ten ant=1", "tenant=a b", "tenant=%4", "tenant=%zz", "tenant=\r\nx: y", "tenant=ü",
            "t=\u{0}",
        ])
    func malformed(entry: String) throws {
        #expect(sent(try context(["a=1," + entry + ",b=2"])) == "a=1,b=2")
    }

    @Test("At most 64 entries and 8192 bytes are read and sent")
    func limits() throws {
        let many = try context([(1...100).map { "k\($0)=v" }.joined(separator: ",")])
        #expect(many.baggage["k64"] == "v")
        #expect(many.baggage["k65"] == nil)

        let long = (1...20).map { "k\($0)=" + String(repeating: "v", count: 1000) }
        #expect(sent(try context(long)) == long.prefix(8).joined(separator: ","))

        var grown = try context([])
        for index in 1...100 { grown.baggage["k\(index)"] = "v" }
        #expect(sent(grown)?.split(separator: ",").count == 64)
    }

    @Test("Child spans inherit it with the context")
    func downTheTrace() async throws {
        let incoming = ["traceparent": parent, "baggage": "tenant=acme"]
        _ = await recording {
            withTraceSpan("outer", parent: TraceContext(extracting: incoming)) { _ in
                withTraceSpan("inner") { span in
                    #expect(span.context?.baggage["tenant"] == "acme")
                }
            }
        }
    }
}
