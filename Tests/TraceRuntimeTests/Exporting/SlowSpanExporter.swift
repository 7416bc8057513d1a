import TraceRuntime

/// Reports each span that took longer than a limit.
struct SlowSpanExporter: TraceSpanExporter {
    let limit: Duration
    let report: @Sendable (String) -> Void

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        for span in batch.spans where .nanoseconds(span.endTime - span.startTime) > limit {
            report("\(span.name) took longer than \(limit)")
        }
        return .exported(rejected: 0)
    }

    func shutdown() async {}
}
