import Testing

@testable import TraceRuntime

@Suite("The metrics of tracing itself")
struct TraceStatisticsMetricsTests {
    @Test("Account for every span that has ended, under OpenTelemetry's names")
    func spans() {
        var statistics = TraceStatistics()
        (statistics.ended, statistics.exported, statistics.waiting) = (36, 10, 5)
        let drops: [TraceDropReason: Int] = [
            .queueFull: 1, .shutDown: 2, .rejected: 3, .retryExhausted: 7, .notKept: 8,
        ]
        for (reason, count) in drops { statistics.countDrops(count, because: reason) }
        let lines = statistics.metrics(queueCapacity: 2_048).flatMap { metric in
            metric.points.map { "\(metric.name) \($0.description)" }
        }
        #expect(
            lines == [
                "otel.sdk.processor.span.processed : 20",
                "otel.sdk.processor.span.processed error.type=queue_full: 1",
                "otel.sdk.processor.span.processed error.type=already_shutdown: 2",
                "otel.sdk.processor.span.processed error.type=not_kept: 8",
                "otel.sdk.processor.span.queue.size : 5",
                "otel.sdk.processor.span.queue.capacity : 2048",
                "otel.sdk.exporter.span.exported : 10", "otel.sdk.exporter.span.exported error.type=rejected: 3",
                "otel.sdk.exporter.span.exported error.type=retry_exhausted: 7",
            ])
    }
}
