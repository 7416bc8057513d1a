import Synchronization
import Testing
import TraceRuntime
import Tracing

@testable import Shop

/// Spans of both libraries on many threads at once. These tests prove most under the thread sanitizer.
@Suite("Spans of both libraries on many threads")
struct ConcurrentSpanTests {
    private static let taskCount = 8
    private static let stepCount = 20

    private static func inTasks(_ body: @escaping @Sendable (Int) async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<taskCount { group.addTask { await body(number) } }
        }
    }

    @Test("Tasks share a library's span: all change it, open children in it and end it, and it ends once")
    func sharedSpan() async throws {
        let spans = try await bridgedSpans {
            let shared = startSpan("shared")
            await Self.inTasks { number in
                for step in 0..<Self.stepCount {
                    shared.attributes["task.\(number)"] = step
                    shared.addEvent(SpanEvent(name: "step"))
                    ServiceContext.withValue(shared.context) {
                        withTraceSpan("ours") { _ in withSpan("theirs") { $0.attributes["task"] = number } }
                    }
                }
                await Task.detached { shared.end() }.value
                shared.operationName = "too late"
            }
        }
        let shared = spans.filter { $0.parentSpanID == nil }
        let ours = spans.filter { $0.name == "ours" }
        let theirs = spans.filter { $0.name == "theirs" }
        #expect(shared.count == 1)
        #expect(ours.count == Self.taskCount * Self.stepCount)
        #expect(ours.allSatisfy { $0.parentSpanID == shared.first?.context.spanID })
        #expect(Set(theirs.map(\.parentSpanID)) == Set(ours.map(\.context.spanID)))
    }

    @Test("A task starts spans and goes on with their contexts while another one ends them")
    func endedElsewhere() async throws {
        let spans = try await bridgedSpans {
            await Self.inTasks { number in
                for step in 0..<Self.stepCount {
                    let span = startSpan("task \(number)")
                    let ours = TraceSpan.start("ours \(number)")
                    let ending = Task.detached {
                        span.end()
                        ours.end()
                    }
                    span.attributes["step"] = step
                    ours.setAttribute("step", step)
                    let context = span.context
                    await Task.detached {
                        ServiceContext.withValue(context) { withTraceSpan("below \(number)") { _ in } }
                    }.value
                    await ours.run { await withSpan("below ours \(number)") { _ in await Task.yield() } }
                    await ending.value
                }
            }
            #expect(TraceSystem.statistics.open == 0)
        }
        let names = Dictionary(uniqueKeysWithValues: spans.map { ($0.context.spanID, $0.name) })
        #expect(spans.count == 4 * Self.taskCount * Self.stepCount)
        for span in spans where span.name.hasPrefix("below") {
            let parent = span.parentSpanID.flatMap { names[$0] }
            #expect(parent == span.name.replacing("below ours", with: "ours").replacing("below", with: "task"))
        }
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    @Test("A system is shut down while tasks start and end spans; each that ended is exported or counted as dropped")
    func shutDown() async throws {
        let isOver = Flag()
        var tasks: [Task<Void, Never>] = []
        var system: TraceSystem?
        let spans = try await bridgedSpans {
            system = TraceSystem.current
            await withSpan("root") { root in
                for _ in 0..<Self.taskCount {
                    tasks.append(
                        Task.detached {
                            while !isOver.isSet.load(ordering: .relaxed) {
                                let span = startSpan("later", context: root.context)
                                span.attributes["number"] = 1
                                await Task.yield()
                                span.end()
                            }
                        })
                }
                while TraceSystem.statistics.ended < 100 { await Task.yield() }
            }
        }
        isOver.isSet.store(true, ordering: .relaxed)
        for task in tasks { await task.value }
        let statistics = try #require(system?.statistics)
        #expect(statistics.open == 0)
        #expect(statistics.ended == statistics.exported + statistics.dropped + statistics.waiting)
        #expect(spans.count == statistics.exported)
    }

    @Test("In front of another tracer, tasks share a span of ours and end it")
    func foreignSpan() async throws {
        let tracer = W3CTracer()
        try await ForeignTracerTests.run(tracer) {
            let shared = TraceSpan.start("shared")
            await Self.inTasks { number in
                for step in 0..<Self.stepCount {
                    shared.setAttribute("task", step)
                    shared.run { withTraceSpan("ours") { _ in withSpan("theirs") { $0.attributes["task"] = number } } }
                }
                await Task.detached { shared.end() }.value
            }
        }
        let spans = tracer.spans.all.map { (span: $0, name: $0.recorded.name) }
        let shared = spans.filter { $0.name == "shared" }.map(\.span)
        let ours = spans.filter { $0.name == "ours" }.map(\.span)
        let theirs = spans.filter { $0.name == "theirs" }.map(\.span)
        #expect(shared.map(\.isRecording) == [false])
        #expect(ours.count == Self.taskCount * Self.stepCount)
        #expect(ours.allSatisfy { $0.parent == shared.first?.traceParent })
        #expect(Set(theirs.map(\.parent)) == Set(ours.map(\.traceParent)))
    }
}

/// Returns the spans of `body`, in a system of its own that records the spans of both libraries.
func bridgedSpans(
    sampler: TraceSampler = .always, _ body: () async throws -> Void
) async throws -> [FinishedTraceSpan] {
    let exporter = InMemoryTraceExporter()
    var configuration = TraceConfiguration.bridged
    configuration.exporters = [.inMemory(exporter)]
    configuration.sampler = sampler
    try await TraceSystem.run(configuration, body)
    return exporter.finishedSpans
}
