/// An exporter: it takes batches of ended spans away.
///
/// Give one of your own to ``TraceExporter/custom(_:)``. It stands behind the same queue, limits and statistics as the
/// others. It does not retry for itself unless it wants to: what it returns is final.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
public protocol TraceSpanExporter: Sendable {
    /// Exports a batch. "Export() will never be called concurrently for the same exporter instance."
    ///
    /// Returns early, with what became of the batch, if its task is cancelled: shutdown's time is over then.
    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult

    /// Called once, after the last batch.
    func shutdown() async
}
