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

/// An exporter that wants to hear of the process's end before the last batch comes.
protocol ShutdownAware: TraceSpanExporter {
    /// Called once at most, when shutdown begins, while a batch may be on its way.
    func prepareForShutdown()
}
