import Testing
@testable import TraceRuntime

@Suite("The messages about losses")
struct LossReportTests {
    private static let queueFull =
        "queueFull (raise OTEL_BSP_MAX_QUEUE_SIZE or TRACE_BSP_MAX_QUEUE_BYTES, or sample with OTEL_TRACES_SAMPLER)"
    private static let retryExhausted =
        "retryExhausted (check OTEL_EXPORTER_OTLP_ENDPOINT, or raise OTEL_BSP_EXPORT_TIMEOUT)"

    private func after(_ seconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: 1_000).advanced(by: .seconds(seconds))
    }

    @Test("Begin when spans are dropped, follow at most once a minute, and contain new losses only")
    func lines() {
        var report = LossReport()
        var statistics = TraceStatistics(ended: 10, exported: 10)
        #expect(report.line(for: statistics, at: after(0)) == nil)
        statistics.countDrops(3, because: .queueFull)
        #expect(report.line(for: statistics, at: after(1)) == "spans are being dropped: 3 \(Self.queueFull)")
        #expect(report.line(for: statistics, at: after(2)) == nil)
        statistics.countDrops(4, because: .queueFull)
        statistics.countDrops(5, because: .retryExhausted)
        #expect(report.line(for: statistics, at: after(60)) == nil, "it has spoken within the last minute")
        #expect(
            report.line(for: statistics, at: after(61))
                == "spans are being dropped: 4 \(Self.queueFull), 5 \(Self.retryExhausted)")
        #expect(report.line(for: statistics, at: after(500)) == nil, "nothing is new")
    }

    @Test("End with the totals, unless nothing was lost; a trace that was not kept is not a loss")
    func lastLine() {
        var report = LossReport()
        #expect(report.lastLine(for: TraceStatistics(ended: 5, exported: 2, dropped: [.notKept: 3])) == nil)
        let statistics = TraceStatistics(
            ended: 20, exported: 2, dropped: [.notKept: 3, .queueFull: 10, .retryExhausted: 5])
        #expect(
            report.lastLine(for: statistics)
                == "15 of 20 spans were dropped: 10 \(Self.queueFull), 5 \(Self.retryExhausted)")
        #expect(report.line(for: statistics, at: after(1_000)) == nil, "nothing follows the totals")
    }

    @Test("Report a full queue while the system runs and when it ends", arguments: [1, 5_000])
    func processor(excess: Int) async {
        let lines = LogLines()
        var batching = TraceBatching()
        batching.queueCapacity = 10
        batching.scheduleDelay = .seconds(3_600)
        let spans = SpanSource(exporters: [], batching: batching, log: lines.log())
        for _ in 0..<10 + excess { spans.endSpan() }
        _ = spans.processor.statistics
        #expect(lines.all.count == 1 && lines.all[0].hasPrefix("trace: error: spans are being dropped: "))
        spans.processor.start()
        await spans.processor.shutdown(within: .seconds(60))
        let lastLine = "trace: error: \(excess) of \(10 + excess) spans were dropped: \(excess) \(Self.queueFull)"
        #expect(lines.all.last == lastLine)
    }
}
