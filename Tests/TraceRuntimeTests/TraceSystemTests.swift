import Testing

@testable import TraceRuntime

private struct Broken: Error {}

@Suite("TraceSystem")
struct TraceSystemTests {
    @Test("run exports the spans that ended before its body threw, and rethrows the error")
    func runThrows() async {
        let exporter = InMemoryTraceExporter()
        await #expect(throws: Broken.self) {
            try await TraceSystem.run(.inMemory(exporter)) {
                withTraceSpan("before") { _ in }
                throw Broken()
            }
        }
        #expect(exporter.finishedSpans.map(\.name) == ["before"])
    }

    @Test("Systems that run at the same time do not see each other's spans, also those of child tasks")
    func isolated() async {
        await withTaskGroup(of: Void.self) { group in
            for name in ["a", "b", "c"] {
                group.addTask {
                    let spans = await recording {
                        await withTraceSpan(name) { _ in
                            async let child: Void = withTraceSpan(name) { _ in await Task.yield() }
                            await child
                            await Task { withTraceSpan(name) { _ in } }.value
                        }
                    }
                    #expect(spans.map(\.name) == [name, name, name])
                    #expect(Set(spans.map(\.context.traceID)).count == 1)
                }
            }
        }
    }

    @Test("run is for its own task tree, unless it is told to be for the process")
    func processWideRun() async {
        await #expect(processExitsWith: .success) {
            let exporter = InMemoryTraceExporter()
            await TraceSystem.run(.inMemory(exporter)) {
                await Task.detached {
                    precondition(TraceSystem.current == nil)
                    withTraceSpan("elsewhere") { _ in }
                }.value
                withTraceSpan("within") { _ in }
            }
            precondition(exporter.finishedSpans.map(\.name) == ["within"])
            await TraceSystem.run(.inMemory(exporter), isProcessWide: true) {
                await Task.detached { withTraceSpan("detached") { _ in } }.value
                await TraceSystem.run(.inMemory(InMemoryTraceExporter()), isProcessWide: true) {
                    await Task.detached { withTraceSpan("detached within another") { _ in } }.value
                }
            }
            precondition(exporter.finishedSpans.map(\.name) == ["within", "detached", "detached within another"])
            await Task.detached { withTraceSpan("afterwards") { precondition(!$0.isRecording) } }.value
        }
    }

    @Test("start is process-wide, happens once, and ends with shutdown")
    func startAndShutdown() async {
        await #expect(processExitsWith: .success) {
            let exporter = InMemoryTraceExporter()
            let tracing = try TraceSystem.start(.inMemory(exporter))
            do {
                _ = try TraceSystem.start(.inMemory(exporter))
                preconditionFailure("started twice")
            } catch TraceSystemError.alreadyStarted {}
            await Task.detached { withTraceSpan("anywhere") { _ in } }.value
            withTraceSpan("span") { span in
                precondition(TraceSystem.statistics.ended == 1 && TraceSpan.current?.context == span.context)
            }
            await tracing.flush()
            precondition(exporter.finishedSpans.map(\.name) == ["anywhere", "span"])
            let kept = await withTraceSpan("open during shutdown") { span in
                async let first: Void = tracing.shutdown()
                async let second: Void = tracing.shutdown()
                _ = await (first, second)
                return span
            }
            precondition(kept.isRecording && !withTraceSpan("off") { $0.isRecording })
            precondition(tracing.statistics == TraceStatistics(ended: 3, exported: 2, dropped: [.shutDown: 1]))
            precondition(TraceSystem.statistics == TraceStatistics())
            let again = try TraceSystem.start(.inMemory(exporter))
            await again.shutdown()
        }
    }

    @Test("Shutdown flushes also in a task that is cancelled")
    func cancelledShutdown() async {
        let exporter = InMemoryTraceExporter()
        await Task {
            await TraceSystem.run(.inMemory(exporter)) {
                withTraceSpan("span") { _ in }
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }.value
        #expect(exporter.finishedSpans.map(\.name) == ["span"])
    }

    @Test("Spans that end on many threads at once are all counted")
    func law() async throws {
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.inMemory(exporter)
        configuration.batching.queueCapacity = 64
        configuration.batching.batchSizeMax = 16
        var statistics = TraceStatistics()
        await TraceSystem.run(configuration) {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<500 { withTraceSpan("span") { _ in } }
                    }
                }
            }
            await TraceSystem.flush()
            statistics = TraceSystem.statistics
        }
        #expect(statistics.ended == 4_000)
        #expect(statistics.waiting == 0)
        #expect(statistics.exported == exporter.finishedSpans.count)
        #expect(statistics.ended == statistics.exported + statistics.dropped)
        #expect(Set(exporter.finishedSpans.map(\.context.spanID)).count == statistics.exported)
    }
}
