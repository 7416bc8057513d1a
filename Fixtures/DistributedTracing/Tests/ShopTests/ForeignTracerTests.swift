import InMemoryTracing
import Testing
import TraceRuntime
import Tracing

@testable import Shop

@Suite("Annotations in front of another tracer")
struct ForeignTracerTests {
    /// Runs `body` with annotations in front of a tracer.
    static func run(
        _ tracer: any Tracer, _ configuration: TraceConfiguration = .distributedTracing,
        body: () async throws -> Void
    ) async throws {
        try await withTracer(tracer) { try await TraceSystem.run(configuration, body) }
    }

    private static func inMemory(_ body: () async throws -> Void) async throws -> [FinishedInMemorySpan] {
        let tracer = InMemoryTracer()
        try await run(tracer, body: body)
        return tracer.finishedSpans
    }

    private static func w3c(_ body: () async throws -> Void) async throws -> [W3CSpan] {
        let tracer = W3CTracer()
        try await run(tracer, body: body)
        return tracer.spans.all
    }

    private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test("A route, a decorator and a statement are spans of the tracer, with what annotations record and no secret")
    func wholeTree() async throws {
        let spans = try await Self.inMemory {
            let book = try await Shop(warehouse: EmptyWarehouse().traced()).book(Call())
            #expect(book == Book(title: "Emma"))
        }
        #expect(
            inMemoryTree(spans) { !$0.hasPrefix("duration_ms") && !$0.hasPrefix("code.") } == """
                server GET /books/{id}
                  - http.method = GET
                  - http.request.path.id = 7
                  - http.request.query.page = 2
                  - http.request.query.token = [REDACTED]
                  - http.route = /books/{id}
                  - http.status_code = 200
                  - http.url = https://shop/books/7?token=[REDACTED]&page=2
                  internal Warehouse.stock(of:)
                  client get books
                    - db.operation = get
                    - db.statement = SELECT * FROM books WHERE code = ?
                    - db.table = books
                """)
        #expect(
            spans.allSatisfy { span in
                ["duration_ms", "code.file.path", "code.line.number"].allSatisfy { span.attributes[$0] != nil }
            })
    }

    @Test("Nothing is exported by this module, and its statistics count no span")
    func nothingExported() async throws {
        let exporter = InMemoryTraceExporter()
        let tracer = InMemoryTracer()
        var configuration = TraceConfiguration.distributedTracing
        configuration.exporters = [.inMemory(exporter)]
        configuration.countsOperations = true
        try await Self.run(tracer, configuration) {
            _ = try await Shop().read(id: 7)
            let later = TraceSpan.start("later")
            #expect(TraceSystem.statistics.open == 1)
            later.end()
            await TraceSystem.flush()
            #expect(TraceSystem.statistics.ended == 0)
            #expect(TraceSystem.statistics.open == 0)
            #expect(TraceSystem.current?.operations.map(\.name).sorted() == ["get books", "later"])
        }
        #expect(exporter.finishedSpans.isEmpty)
        #expect(tracer.finishedSpans.map(\.operationName) == ["get books", "later"])
    }

    @Test("Spans of both nest in each other")
    func nesting() async throws {
        let spans = try await Self.inMemory {
            withSpan("theirs 1", ofKind: .server) { _ in
                withTraceSpan("ours 2") { _ in
                    withSpan("theirs 3") { _ in withTraceSpan("ours 4") { _ in withSpan("theirs 5") { _ in } } }
                    withTraceSpan("ours 6") { _ in }
                    withSpan("theirs 7", context: .topLevel) { _ in withTraceSpan("ours 8") { _ in } }
                }
            }
        }
        #expect(
            inMemoryTree(spans) == """
                server theirs 1
                  internal ours 2
                    internal theirs 3
                      internal ours 4
                        internal theirs 5
                    internal ours 6
                internal theirs 7
                  internal ours 8
                """)
    }

    @Test("A context that is restored in a detached task is the parent there, and a span ends on any thread")
    func detached() async throws {
        let tracer = InMemoryTracer()
        try await Self.run(tracer) {
            await withTraceSpan("outer") { _ in
                let saved = ServiceContext.current
                await Task.detached {
                    withTracer(tracer) {
                        ServiceContext.withValue(saved) { withTraceSpan("inner") { _ in } }
                    }
                }.value
            }
            let later = TraceSpan.start("later")
            later.run { withSpan("below") { _ in } }
            await Task.detached { later.end() }.value
        }
        #expect(
            inMemoryTree(tracer.finishedSpans) == """
                internal outer
                  internal inner
                internal later
                  internal below
                """)
    }

    @Test("The tracer's instrument extracts the caller's context and injects the span's own, also one that is no W3C's")
    func propagation() async throws {
        let caller = ["in-memory-trace-id": "trace-of-caller", "in-memory-span-id": "span-of-caller"]
        var headers: [String: String] = [:]
        let spans = try await Self.inMemory {
            _ = try await Shop().book(Call(traceHeaders: caller.map { ($0.key, $0.value) }))
            #expect(Shop().receive(headers: caller))
            // A context that the request had goes with it no further.
            headers = withTraceSpan("outer") { _ in Shop().order(headers: ["traceparent": Self.parent, "accept": "*"]) }
        }
        #expect(
            spans.filter { $0.parentSpanID == "span-of-caller" }.map(\.operationName).sorted() == [
                "GET /books/{id}", "Shop.receive(headers:)",
            ])
        #expect(spans.filter { $0.traceID == "trace-of-caller" }.count == 3)
        let order = try #require(spans.first { $0.kind == .client && $0.operationName == "Shop.order(headers:)" })
        #expect(
            headers == [
                "accept": "*", "in-memory-trace-id": order.traceID, "in-memory-span-id": order.spanID,
            ])
    }

    @Test("The nearest span's context goes out, whichever library opened it")
    func nearest() async throws {
        let spans = try await Self.w3c {
            withTraceSpan("ours") { span in
                #expect(TraceContext.current == span.context)
                withSpan("theirs") { theirs in
                    var headers: [String: String] = [:]
                    TraceContext.current?.inject(into: &headers)
                    #expect(headers["traceparent"] != nil)
                    #expect(headers["traceparent"] == (theirs as? W3CSpan)?.traceParent)
                    #expect(TraceSpan.current?.context == span.context)
                }
            }
            #expect(TraceContext.current == nil)
        }
        #expect(spans.map { $0.recorded.name } == ["ours", "theirs"])
        #expect(spans[1].parent == spans[0].traceParent)
    }

    @Test("A caller's trace goes before an active span of another trace, which becomes a link")
    func otherTrace() async throws {
        let call = Call(traceHeaders: [("Traceparent", Self.parent)])
        let spans = try await Self.w3c {
            _ = try await withTraceSpan("server") { _ in try await Shop().book(call) }
        }
        #expect(spans[1].parent == Self.parent)
        #expect(spans[1].recorded.links.map(\.traceParent) == [spans[0].traceParent])
    }

    @Test("Within the caller's trace, a middleware's span is nearer")
    func sameTrace() async throws {
        let call = Call(traceHeaders: [("traceparent", Self.parent)])
        let spans = try await Self.w3c {
            var context = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(
                ["traceparent": Self.parent], into: &context, using: Headers())
            _ = try await withSpan("middleware", context: context) { _ in try await Shop().book(call) }
        }
        #expect(spans[0].parent == Self.parent)
        #expect(spans[1].parent == spans[0].traceParent)
        #expect(spans[1].recorded.links.isEmpty)
    }

    @Test("A root starts a trace, linked to what it would continue, and keeps the baggage")
    func root() async throws {
        let spans = try await Self.w3c {
            let caller = TraceContext(extracting: ["traceparent": Self.parent, "baggage": "tenant=7"])
            withTraceSpan("outer", parent: caller) { _ in
                #expect(Shop().work() == "7")
            }
        }
        #expect(spans[0].parent == Self.parent)
        #expect(spans[1].parent == nil)
        #expect(spans[1].recorded.links.map(\.traceParent) == [spans[0].traceParent])
    }

    @Test("An error sets the status and an event without secrets; the error itself is not given away")
    func errors() async throws {
        let spans = try await Self.w3c {
            await #expect(throws: OutOfStock.self) { try await Shop().read(id: 0) }
            withTraceSpan("fine") { span in
                span.addEvent("retry", attributes: ["authorization": "Bearer abc"])
                span.updateName("better")
                span.setStatus(.ok)
            }
        }
        let failed = spans[0].recorded
        #expect(failed.status == SpanStatus(code: .error, message: "no book for password=[REDACTED]"))
        #expect(failed.events.map(\.name) == ["exception"])
        #expect(
            failed.events.map { $0.attributes.lines } == [
                ["exception.message = no book for password=[REDACTED]", "exception.type = Shop.OutOfStock"]
            ])
        #expect(failed.attributes.lines.contains("error.message = no book for password=[REDACTED]"))
        let fine = spans[1].recorded
        #expect(fine.name == "better")
        #expect(fine.status == SpanStatus(code: .ok))
        #expect(fine.events.map(\.name) == ["retry"])
        #expect(fine.events.map { $0.attributes.lines } == [["authorization = [REDACTED]"]])
    }

    @Test("A sequence's span ends with the sequence, and what produces the elements is below it")
    func stream() async throws {
        let spans = try await Self.inMemory {
            for await _ in Shop().pages() {}
        }
        #expect(inMemoryTree(spans) == "internal Shop.pages()\n  internal produce")
    }

    @Test("Of a span that the tracer does not record, nothing is captured, and nothing below asks the tracer again")
    func notRecorded() async throws {
        let tracer = W3CTracer(isSampling: false)
        var configuration = TraceConfiguration.distributedTracing
        configuration.countsOperations = true
        try await Self.run(tracer, configuration) {
            withTraceSpan("above") { span in
                #expect(!span.isRecording)
                withTraceSpan("below", attributes: ["value": capturedValue()]) { #expect(!$0.isRecording) }
            }
            #expect(TraceSystem.current?.operations.map(\.name).sorted() == ["above", "below"])
        }
        #expect(tracer.spans.all.map(\.recorded.name) == ["above"])
    }

    @Test("The filter leaves an operation out, and what it calls stays in its place")
    func filtered() async throws {
        let tracer = InMemoryTracer()
        var configuration = TraceConfiguration.distributedTracing
        configuration.filter = TraceFilter("get books=0,quiet=off")
        try await Self.run(tracer, configuration) {
            withTraceSpan("outer") { _ in
                withTraceSpan("get books") { _ in withTraceSpan("below") { _ in } }
                withTraceSpan("quiet") { _ in withTraceSpan("never") { _ in } }
            }
            withTraceSpan("quiet") { _ in withTraceSpan("never") { _ in } }
        }
        #expect(inMemoryTree(tracer.finishedSpans) == "internal outer\n  internal below")
    }

    @Test("In front of the tracer that records here, nothing is recorded, and nothing goes round in circles")
    func circle() async throws {
        try await Self.run(TraceTracer()) {
            withTraceSpan("ours") { span in
                #expect(!span.isRecording)
                withSpan("theirs") { #expect(!$0.isRecording) }
            }
        }
    }

    @Test("Only the tracer samples: an annotation's ratio is not read, and an unsampled span's context goes on")
    func sampling() async throws {
        let tracer = W3CTracer(isSampling: false)
        var headers: [String: String] = [:]
        try await Self.run(tracer) {
            #expect(Shop().receive(headers: ["traceparent": Self.parent]) == false)
            withTraceSpan("unsampled") { _ in headers = Shop().order(headers: [:]) }
        }
        #expect(tracer.spans.all.map(\.parent) == [Self.parent, nil])
        #expect(headers == ["traceparent": tracer.spans.all[1].traceParent])
    }

    private func capturedValue() -> TraceAttributeValue {
        Issue.record("a value was captured")
        return 1
    }
}
