import Testing

@testable import TraceRuntime

nonisolated private let query = TraceSite(
    name: "select books", kind: .client, function: "Store.books()", fileID: "App/Store.swift", line: 3,
    attributes: ["db.operation": "select", "db.table": "books", "password": "constant"], redact: ["isbn"])
nonisolated private let route = TraceSite(
    name: "", kind: .server, function: "books(request:)", fileID: "App/Routes.swift", line: 7,
    route: TraceRoute(method: nil, template: "/books/{id}"))

@Suite("Spans that are encoded from their records")
struct RecordedEncodingTests {
    @Test("Have the same bytes as spans encoded from values", arguments: [false, true], [[], ["tenant", "book.id"]])
    func sameBytes(hasStableNames: Bool, baggageNames: [String]) async {
        let comparison = EncoderComparison()
        var configuration = TraceConfiguration()
        configuration.limits.attributeCountMax = 6
        configuration.limits.attributeValueLengthMax = 5
        configuration.baggageAttributes = baggageNames
        configuration.databaseSystem = "mysql"
        configuration.databaseNamespace = "shop"
        if hasStableNames { configuration.conventions.database = .both }
        var batching = TraceBatching()
        batching.scheduleDelay = .seconds(60)
        await TraceSystem.run(TraceConfiguration()) {
            let source = SpanSource(exporters: [comparison], batching: batching, configuration)
            source.processor.start()
            source.record(recordAllKinds)
            await source.processor.shutdown(within: .seconds(10))
        }
        #expect(comparison.batches.map(\.count) == [16])
        #expect(comparison.batches.allSatisfy { $0.fromRecords == $0.fromValues })
    }

    /// Records one span for each case of the encoder, and some others.
    private func recordAllKinds() {
        let caller = TraceContext(
            extracting: [
                "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03", "tracestate": "vendor=1",
                "baggage": "tenant=acme",
            ])
        withTraceSpan(route, parent: caller) { span in
            withTraceSpan(query) { _ in }
            withTraceSpan(query) { $0.setAttribute("book.id", 300) }
            withTraceSpan(query) { $0.setAttribute("db.table", "authors") }
            withTraceSpan(query) { $0.setAttribute("db.namespace", "other") }
            withTraceSpan(query) { $0.setAttribute("api.token", "hunter2") }
            withTraceSpan(query) { $0.setAttribute("isbn", "978-3") }
            withTraceSpan(query) { span in
                for number in 0..<9 { span.setAttribute(TraceAttributeKey("key \(number)"), [1.5, 2]) }
            }
            withTraceSpan(query) { $0.setStatus(.error("lost, token=hunter2")) }
            withTraceSpan(query) { $0.addEvent("retried", attributes: ["count": 2]) }
            withTraceSpan(query) { span in
                span.setAttribute("book.id", 300)
                span.addEvent("first")
                span.addEvent("second", attributes: ["key": "hunter2", "text": .strings(["a", "b"])])
                span.setStatus(.error("lost"))
            }
            withTraceSpan(query) { $0.addLink(span.context!) }
            for number in 0..<2 {
                withTraceSpan("by hand", kind: .client) { $0.setAttribute("number", number) }
            }
            withTraceSpan("by hand") { $0.updateName("by hand, renamed") }
            withTraceSpan("by hand", kind: .producer, attributes: ["a": true]) { $0.setAttribute("b", ["x", "y"]) }
        }
    }
}

/// An exporter that encodes each batch in both ways.
private final class EncoderComparison: TraceSpanExporter {
    struct Batch {
        let count: Int
        let fromRecords: [UInt8]
        let fromValues: [UInt8]
    }

    private let encoder = OTLPProtobufEncoder(resource: TraceResource(attributes: []))
    private let compared = TraceMutex<[Batch]>([])

    var batches: [Batch] { compared.withLock { $0 } }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        let both = Batch(
            count: batch.count, fromRecords: encoder.encode(batch), fromValues: encoder.encode(batch.spans))
        compared.withLock { $0.append(both) }
        return .exported(rejected: 0)
    }

    func shutdown() async {}
}
