import Testing
@testable import TraceRuntime

@Suite("A console together with a collector")
struct PromptRelayTests {
    @Test("Gets each span at once while the collector delays its batch, and children before their parents")
    func prompt() async throws {
        let (prompt, slow) = (InMemoryTraceExporter(), SlowExporter())
        var configuration = TraceConfiguration()
        configuration.exporters = [.inMemory(prompt), .custom(slow)]
        configuration.batching.scheduleDelay = .zero
        configuration.batching.shutdownTimeout = .seconds(60)
        let gate = slow.gate
        let statistics = await TraceSystem.run(configuration) {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        await withTraceSpan("parent") { _ in
                            // The span ends on any thread.
                            await Task { withTraceSpan("child") { _ in } }.value
                            await Task.yield()
                        }
                    }
                }
            }
            while prompt.finishedSpans.count < 100 { await Task.yield() }
            let statistics = TraceSystem.statistics
            gate.open()
            return statistics
        }
        #expect(statistics == TraceStatistics(ended: 100, waiting: 100))
        var seen: Set<TraceID> = []
        for span in prompt.finishedSpans where span.name == "child" { seen.insert(span.context.traceID) }
        #expect(seen.count == 50)
        var children: Set<TraceID> = []
        for span in prompt.finishedSpans {
            if span.name == "child" {
                children.insert(span.context.traceID)
            } else {
                #expect(children.contains(span.context.traceID), "a parent came before its child")
            }
        }
    }

    @Test("Holds as many spans as the queue, and reports the number of further spans")
    func full() async {
        let lines = LogLines()
        let stuck = SlowExporter()
        var batching = TraceBatching()
        batching.queueCapacity = 2
        batching.scheduleDelay = .seconds(3_600)
        let relay = PromptRelay([stuck], batching)
        let spans = SpanSource(exporters: [InMemoryTraceExporter()], relay: relay, batching: batching, log: lines.log())
        spans.processor.start()
        spans.endSpan()
        await stuck.begun.wait()
        for _ in 0..<5 { spans.endSpan() }
        stuck.gate.open()
        await spans.processor.shutdown(within: .seconds(60))
        #expect(stuck.exported.finishedSpans.count == 3)
        #expect(lines.all.contains("trace: warn: 3 spans were not shown: they ended faster than they were printed"))
    }
}

/// An exporter that holds its first batch until its gate is opened.
private struct SlowExporter: TraceSpanExporter {
    let begun = Gate()
    let gate = Gate()
    let exported = InMemoryTraceExporter()

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        begun.open()
        await gate.wait()
        return await exported.export(batch)
    }

    func shutdown() async {}
}
