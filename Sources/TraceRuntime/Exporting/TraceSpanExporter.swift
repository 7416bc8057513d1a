/// An exporter, which sends or stores batches of ended spans.
///
/// Pass your own exporter to ``TraceExporter/custom(_:)``. It uses the same queue, limits and statistics as the others.
/// Its result is final: a batch is not exported again, so an exporter must retry by itself if it needs to.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
public protocol TraceSpanExporter: Sendable {
    /// Exports a batch. "Export() will never be called concurrently for the same exporter instance."
    ///
    /// The task is cancelled when the time for shutdown is over. Return early then, with the result so far.
    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult

    /// Shuts the exporter down. It is called once, after the last batch.
    func shutdown() async
}

/// An exporter that must be told when shutdown begins, before the last batch.
protocol ShutdownAware: TraceSpanExporter {
    /// Begins the shutdown. It is called at most once, possibly during an export.
    func prepareForShutdown()
}
