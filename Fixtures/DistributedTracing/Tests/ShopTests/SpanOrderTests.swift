import InMemoryTracing
import Testing
import TraceRuntime
import Tracing

@testable import Shop

/// Spans of both libraries in random order and depth. The program knows the parent that it means for each of them, and
/// so does the tracer that has recorded them.
@Suite("The order of spans of both libraries")
struct SpanOrderTests {
    @Test("Recorded by this module, every span has the parent in which it was opened", arguments: UInt64(1)...40)
    func bridged(seed: UInt64) async throws {
        let program = Program(seed: seed)
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.bridged
        configuration.exporters = [.inMemory(exporter)]
        configuration.sampler = .always
        await TraceSystem.run(configuration) { await program.run(at: Position()) }
        let spans = exporter.finishedSpans
        let names = Dictionary(uniqueKeysWithValues: spans.map { ($0.context.spanID, $0.name) })
        let recorded = spans.map { "\($0.name) in \($0.parentSpanID.flatMap { names[$0] } ?? "nothing")" }
        expectSame(recorded, await program.meant, seed)
        let roots = spans.filter { $0.parentSpanID == nil }
        #expect(Set(spans.map(\.context.traceID)).count == roots.count, "seed \(seed)")
    }

    @Test("Recorded by a tracer with the W3C's ids, every span has that parent, too", arguments: UInt64(1)...20)
    func w3c(seed: UInt64) async throws {
        let tracer = W3CTracer()
        let program = Program(seed: seed, tracer: tracer)
        try await ForeignTracerTests.run(tracer) { await program.run(at: Position()) }
        let spans = tracer.spans.all
        let names = Dictionary(uniqueKeysWithValues: spans.map { ($0.traceParent, $0.recorded.name) })
        let recorded = spans.map { "\($0.recorded.name) in \($0.parent.flatMap { names[$0] } ?? "nothing")" }
        expectSame(recorded, await program.meant, seed)
        #expect(spans.allSatisfy { !$0.isRecording }, "seed \(seed)")
    }

    @Test("Recorded by a tracer with ids of its own, every span has that parent, too", arguments: UInt64(1)...20)
    func inMemory(seed: UInt64) async throws {
        let tracer = InMemoryTracer()
        let program = Program(seed: seed, tracer: tracer)
        try await ForeignTracerTests.run(tracer) { await program.run(at: Position()) }
        let spans = tracer.finishedSpans
        let names = Dictionary(uniqueKeysWithValues: spans.map { ($0.spanID, $0.operationName) })
        let recorded = spans.map { "\($0.operationName) in \($0.parentSpanID.flatMap { names[$0] } ?? "nothing")" }
        expectSame(recorded, await program.meant, seed)
        #expect(tracer.activeSpans.isEmpty, "seed \(seed)")
    }
}

private func expectSame(_ recorded: [String], _ meant: [String], _ seed: UInt64) {
    let different = Set(recorded).symmetricDifference(meant)
    #expect(different.isEmpty, "seed \(seed): recorded or meant, not both: \(different.sorted())")
}

/// The place in a program.
private struct Position {
    /// The name of the span that must be the parent of the next one; nil if there is none.
    var parent: String?
    var depth = 0
    /// Whether only the restored context leads to the test's system: a new trace would be another system's.
    var isDetached = false

    func below(_ parent: String?) -> Position {
        Position(parent: parent, depth: depth + 1, isDetached: isDetached)
    }

    var detached: Position { Position(parent: parent, depth: depth + 1, isDetached: true) }
}

/// A program that opens spans as its seed says.
private actor Program {
    private var state: UInt64
    /// The tracer that a detached task must bind again; nil if it is the process's.
    private let tracer: (any Tracer)?
    private(set) var meant: [String] = []

    init(seed: UInt64, tracer: (any Tracer)? = nil) {
        state = seed
        self.tracer = tracer
    }

    private func next(_ count: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % count
    }

    private func name(below parent: String?) -> String {
        let name = "span \(meant.count)"
        meant.append("\(name) in \(parent ?? "nothing")")
        return name
    }

    func run(at position: Position) async {
        for _ in 0..<(position.depth == 0 ? 4 : Int(next(4))) where position.depth < 7 { await step(at: position) }
    }

    private func step(at position: Position) async {
        switch next(8) {
        case 0, 1: await open(at: position)
        case 2 where !position.isDetached: await startTrace(at: position)
        case 3: await detach(at: position)
        case 4: await endLater(at: position)
        case 5 where !position.isDetached && position.parent != nil: await callService(at: position)
        case 6: await endLaterByHand(at: position)
        default: await openBoth(at: position)
        }
    }

    private func open(at position: Position) async {
        let name = name(below: position.parent)
        if next(2) == 0 {
            await withSpan(name) { _ in await run(at: position.below(name)) }
        } else {
            await withTraceSpan(name) { _ in await run(at: position.below(name)) }
        }
    }

    /// Opens one span in the other, with nothing asynchronous between them.
    private func openBoth(at position: Position) async {
        let outer = name(below: position.parent)
        let inner = name(below: outer)
        if next(2) == 0 {
            withTraceSpan(outer) { _ in withSpan(inner) { _ in } }
        } else {
            withSpan(outer) { _ in withTraceSpan(inner) { _ in } }
        }
    }

    private func startTrace(at position: Position) async {
        let name = name(below: nil)
        if next(2) == 0 {
            await withSpan(name, context: .topLevel) { _ in
                // By a span of this module, a detached task finds the system of this test.
                let inner = self.name(below: name)
                await withTraceSpan(inner) { _ in await run(at: position.below(inner)) }
            }
        } else {
            await ServiceContext.withValue(.topLevel) {
                await withTraceSpan(name) { _ in await run(at: position.below(name)) }
            }
        }
    }

    /// Restores the context in a detached task.
    private func detach(at position: Position) async {
        let saved = ServiceContext.current
        await Task.detached { [tracer] in
            guard let tracer else {
                return await ServiceContext.withValue(saved) { await self.run(at: position.detached) }
            }
            await withTracer(tracer) {
                await ServiceContext.withValue(saved) { await self.run(at: position.detached) }
            }
        }.value
    }

    /// Starts a span of the other library, which a detached task ends.
    private func endLater(at position: Position) async {
        let name = name(below: position.parent)
        let span = startSpan(name)
        await run(at: position.below(position.parent))
        await ServiceContext.withValue(span.context) { await run(at: position.below(name)) }
        await Task.detached { span.end() }.value
    }

    /// Starts a span of this module, which a detached task ends.
    private func endLaterByHand(at position: Position) async {
        let name = name(below: position.parent)
        let span = TraceSpan.start(name)
        await run(at: position.below(position.parent))
        await span.run { await run(at: position.below(name)) }
        await Task.detached { span.end() }.value
    }

    /// Opens a client's span, sends its context, and answers as another process would: with a middleware's span or
    /// without, and the span of a route.
    private func callService(at position: Position) async {
        let client = name(below: position.parent)
        var headers: [String: String] = [:]
        if next(2) == 0 {
            withSpan(client, ofKind: .client) { span in
                InstrumentationSystem.instrument.inject(span.context, into: &headers, using: Headers())
            }
        } else {
            withTraceSpan(client, kind: .client) { _ in TraceContext.current?.inject(into: &headers) }
        }
        let hasMiddleware = next(2) == 0
        let middleware = hasMiddleware ? name(below: client) : nil
        let route = name(below: middleware ?? client)
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: Headers())
        await ServiceContext.withValue(.topLevel) {
            if let middleware {
                await withSpan(middleware, context: context, ofKind: .consumer) { _ in
                    await answer(headers, as: route, at: position.below(route))
                }
            } else {
                await answer(headers, as: route, at: position.below(route))
            }
        }
    }

    private func answer(_ headers: [String: String], as route: String, at position: Position) async {
        await withTraceSpan(route, kind: .server, parent: TraceContext(extracting: headers)) { _ in
            await run(at: position)
        }
    }
}

/// Reads headers out of a dictionary and sets them.
struct Headers: Extractor, Injector {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
}
