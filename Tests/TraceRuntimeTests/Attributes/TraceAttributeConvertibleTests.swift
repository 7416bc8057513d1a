import Foundation
import Testing
import TraceRuntime

private enum Color: String {
    case red
    case green
}

private enum Level: Int {
    case low = 1
}

private struct Money: TraceAttributeElement {
    var cents: Int
    var traceAttributeValue: TraceAttributeValue? { .double(Double(cents) / 100) }
}

@Suite("Attribute values")
struct TraceAttributeConvertibleTests {
    /// Returns the value that is recorded under the key `a`; nil if there is none.
    private func recorded(_ set: @escaping (TraceSpan) -> Void) async -> TraceAttributeValue? {
        await recording { withTraceSpan("span", set) }[0].attributes.first { $0.key == "a" }?.value
    }

    @Test("Numbers keep their kind, and numbers beyond 64 signed bits become text")
    func numbers() async {
        #expect(await recorded { $0.setAttribute("a", 3) } == .int(3))
        #expect(await recorded { $0.setAttribute("a", UInt8(3)) } == .int(3))
        #expect(await recorded { $0.setAttribute("a", UInt64(Int64.max)) } == .int(.max))
        #expect(await recorded { $0.setAttribute("a", UInt64.max) } == .string("18446744073709551615"))
        #expect(await recorded { $0.setAttribute("a", [1, UInt64.max]) } == .strings(["1", "18446744073709551615"]))
        #expect(await recorded { $0.setAttribute("a", 0.5) } == .double(0.5))
        #expect(await recorded { $0.setAttribute("a", Float(0.5)) } == .double(0.5))
    }

    @Test("Texts, booleans and arrays of them keep their kind")
    func textsAndArrays() async {
        #expect(await recorded { $0.setAttribute("a", "text") } == .string("text"))
        #expect(await recorded { $0.setAttribute("a", "text".dropFirst()) } == .string("ext"))
        #expect(await recorded { $0.setAttribute("a", true) } == .bool(true))
        #expect(await recorded { $0.setAttribute("a", [true]) } == .bools([true]))
        #expect(await recorded { $0.setAttribute("a", [1, 2]) } == .ints([1, 2]))
        #expect(await recorded { $0.setAttribute("a", [0.5]) } == .doubles([0.5]))
        #expect(await recorded { $0.setAttribute("a", ["x"]) } == .strings(["x"]))
        #expect(await recorded { $0.setAttribute("a", [String]()) } == .strings([]))
        #expect(await recorded { $0.setAttribute("a", [Money(cents: 150)]) } == .doubles([1.5]))
    }

    @Test("Foundation's values become their usual text")
    func foundation() async throws {
        let id = UUID()
        let url = try #require(URL(string: "https://example.com/a?b=c"))
        #expect(await recorded { $0.setAttribute("a", id) } == .string(id.uuidString))
        #expect(await recorded { $0.setAttribute("a", url) } == .string("https://example.com/a?b=c"))
        let date = Date(timeIntervalSince1970: 1_740_832_200.25)
        #expect(await recorded { $0.setAttribute("a", date) } == .string("2025-03-01T12:30:00.250Z"))
    }

    @Test("Raw values are recorded, also in arrays and optionals")
    func rawValues() async {
        #expect(await recorded { $0.setAttribute("a", Color.red) } == .string("red"))
        #expect(await recorded { $0.setAttribute("a", Level.low) } == .int(1))
        #expect(await recorded { $0.setAttribute("a", Color?.some(.red)) } == .string("red"))
        #expect(await recorded { $0.setAttribute("a", [Color.red, .green]) } == .strings(["red", "green"]))
        #expect(await recorded { $0.setAttribute("a", [Color]?.some([.red])) } == .strings(["red"]))
    }

    @Test("Nil is left out")
    func nothing() async {
        #expect(await recorded { $0.setAttribute("a", String?.none) } == nil)
        #expect(await recorded { $0.setAttribute("a", Color?.none) } == nil)
        #expect(await recorded { $0.setAttribute("a", [Color]?.none) } == nil)
    }

    @Test("Secrets are redacted in attributes, events and the status")
    func secrets() async {
        #expect(await recorded { $0.setAttribute("code.argument.password", 7) } == nil)
        let spans = await recording {
            withTraceSpan("span") { span in
                span.setAttribute("code.argument.password", 7)
                span.setAttribute("db.statement", "SELECT 'hunter2'")
                span.setAttribute("http.url", "https://ann:hunter2@host/")
                span.addEvent("login", attributes: ["token": "hunter2"])
                span.setStatus(.error("password=hunter2"))
            }
        }
        #expect(
            spanTree(spans) == """
                internal span error(password=[REDACTED])
                  code.argument.password = [REDACTED]
                  db.statement = SELECT ?
                  http.url = https://[REDACTED]@host/
                  ! login | token = [REDACTED]
                """)
    }
}
