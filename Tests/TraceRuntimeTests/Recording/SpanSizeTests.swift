import Testing

@testable import TraceRuntime

@Suite("The memory that a span takes")
struct SpanSizeTests {
    private static let megabyte = String(repeating: "x", count: 1 << 20)

    @Test("Is bounded, whatever is given to it: names and keys are cut, and values, too")
    func bounded() async throws {
        let long = Self.megabyte
        let spans = await recording {
            withTraceSpan(long, attributes: [TraceAttributeKey(long): 1, "text": .string(long)]) { span in
                span.setAttribute(TraceAttributeKey(long), 2)
                span.addEvent(long, attributes: [TraceAttributeKey(long): .string(long)])
            }
            withTraceSpan("renamed") { $0.updateName(long) }
        }
        let span = try #require(spans.first)
        let name = String(repeating: "x", count: TraceSpanLimits.nameLengthMax)
        let text = String(repeating: "x", count: TraceSpanLimits().attributeValueLengthMax)
        // A key that is too long to be judged is taken for a secret's name.
        let masked = TraceAttribute(TraceAttributeKey(name), "[REDACTED]")
        #expect(span.name == name)
        #expect(
            span.attributes.dropLast() == [masked, TraceAttribute("text", .string(text))])
        #expect(span.events.map(\.name) == [name])
        #expect(span.events.first?.attributes == [masked])
        #expect(spans.last?.name == name)
    }

    @Test("Of attributes given to withTraceSpan counts towards the queue's bound")
    func counted() async {
        var statistics = TraceStatistics()
        _ = await recording({ $0.batching.queueSizeMax = 10_000 }) {
            let text = TraceAttributeValue.string(String(repeating: "x", count: 8_000))
            withTraceSpan("fits", attributes: ["text": text]) { _ in
                withTraceSpan("too large beside it", attributes: ["text": text, "more": text]) { _ in }
                withTraceSpan("also too large", attributes: ["text": text, "more": text]) { _ in }
            }
            statistics = TraceSystem.statistics
        }
        #expect(statistics.ended == 3)
        #expect(statistics.dropped(because: .queueFull) == 2)
    }
}
