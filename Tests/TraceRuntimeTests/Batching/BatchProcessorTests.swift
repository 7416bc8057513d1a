import Testing
@testable import TraceRuntime

@Suite("The batch processor")
struct BatchProcessorTests {
    @Test("Each of several exporters gets every span, which counts as exported if all of them accept it")
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
        let spans = SpanSource(exporters: [exporter], batching: batching)
        spans.processor.start()
        spans.endSpan()
        await exporter.begun.wait()
        spans.endSpan()
        #expect(spans.processor.statistics == TraceStatistics(ended: 2, waiting: 2))
        exporter.ended.open()
        await spans.processor.flush(within: .seconds(60))
        #expect(spans.processor.statistics == TraceStatistics(ended: 2, exported: 2))
        await spans.processor.shutdown(within: .seconds(60))
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

/// An exporter that holds a batch until it is released.
private struct HeldExporter: TraceSpanExporter {
    let begun = Gate()
    let ended = Gate()

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        begun.open()
        await ended.wait()
        return .exported(rejected: 0)
    }

    func shutdown() async {}
}

/// A processor with spans, without a system.
struct SpanSource {
    let processor: BatchProcessor
    private let recorder: Recorder.Reference
    private static let site = TraceSite(
        name: "span", kind: .internal, function: "span()", fileID: "App/Span.swift", line: 1)

    init(
        exporters: [any TraceSpanExporter], relay: PromptRelay? = nil, batching: TraceBatching,
        _ configuration: TraceConfiguration = .init(), log: TraceLog = TraceLog(level: .none)
    ) {
        let shards = RecorderShards()
        processor = BatchProcessor(
            exporters: exporters, relay: relay, batching: batching, finishing: configuration.finishingSettings,
            shards: shards, log: log)
        recorder = Recorder.Reference(Recorder(configuration.recorderSettings, shards: shards, processor: processor))
    }

    /// Runs a body whose spans the processor exports.
    func record(_ body: () -> Void) {
        TraceScope.binding.withValue(TraceScope(recorder), operation: body)
    }

    func endSpan() {
        recorder.openRoot(.site(Self.site)) { SiteReference(Self.site) }.span.scope.recording?.end()
    }
}
