import Testing
@testable import TraceRuntime

@Suite("The batch processor")
struct BatchProcessorTests {
    @Test("Each of several exporters gets every span; it counts as exported if all of them have it")
    func severalExporters() async {
        let (first, second) = (InMemoryTraceExporter(), InMemoryTraceExporter())
        var configuration = TraceConfiguration()
        configuration.exporters = [.inMemory(first), .inMemory(second)]
        #expect(await statistics(configuration) == TraceStatistics(ended: 2, exported: 2))
        configuration.exporters.append(.file(path: "/nowhere/traces.jsonl"))
        configuration.logLevel = .none
        #expect(await statistics(configuration) == TraceStatistics(ended: 2, dropped: [.rejected: 2]))
        for exporter in [first, second] {
            #expect(exporter.finishedSpans.map(\.name) == ["inner", "outer", "inner", "outer"])
        }
    }

    @Test("Spans end, wait and are counted while a batch is being exported")
    func recordingWhileExporting() async {
        let exporter = HeldExporter()
        var batching = TraceBatching()
        batching.scheduleDelay = .zero
        let processor = BatchProcessor(exporters: [exporter], batching: batching)
        await TraceSystem.run(TraceConfiguration()) {
            guard let system = TraceSystem.current else { return }
            processor.start()
            processor.enqueue(RecordingSpan(id: 1, system), size: 1)
            await exporter.begun.wait()
            processor.enqueue(RecordingSpan(id: 2, system), size: 1)
            #expect(processor.statistics == TraceStatistics(ended: 2, waiting: 2))
            exporter.ended.open()
            await processor.flush(within: .seconds(60))
            #expect(processor.statistics == TraceStatistics(ended: 2, exported: 2))
            await processor.shutdown(within: .seconds(60))
        }
    }

    private func statistics(_ configuration: TraceConfiguration) async -> TraceStatistics? {
        var system: TraceSystem?
        await TraceSystem.run(configuration) {
            system = TraceSystem.current
            withTraceSpan("outer") { _ in withTraceSpan("inner") { _ in } }
        }
        return system?.statistics
    }
}

/// Has a batch until it is let go.
private struct HeldExporter: SpanExporter {
    let begun = Gate()
    let ended = Gate()

    func export(_ batch: [FinishedTraceSpan]) async -> ExportResult {
        begun.open()
        await ended.wait()
        return .exported(rejected: 0)
    }

    func finish() async {}
}

extension RecordingSpan {
    /// A sampled span that its system does not know of.
    convenience init(id: UInt64, _ system: TraceSystem) {
        let site = TraceSite(name: "span", kind: .internal, function: "span()", fileID: "App/Span.swift", line: 1)
        let position = TracePosition(
            traceID: TraceID(high: 0, low: 1)!, spanID: TraceSpanID(id)!, flags: .sampled)
        self.init(
            site, system: system, position: position, cargo: nil, parent: SpanParent(explicit: nil, active: nil))
    }
}
