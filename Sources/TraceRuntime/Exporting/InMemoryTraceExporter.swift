import Synchronization

/// Keeps finished spans in an array, to test what one's code records:
///
/// ```swift
/// let exporter = InMemoryTraceExporter()
/// try await TraceSystem.run(.inMemory(exporter)) {
///     _ = try await store.tracedGetUser(id: id)
/// }
/// #expect(exporter.finishedSpans.map(\.name) == ["get users"])
/// ```
public final class InMemoryTraceExporter: Sendable {
    private let spans = TraceMutex<[FinishedTraceSpan]>([])

    public init() {}

    /// In the order in which they ended. Complete after a flush or shutdown.
    public var finishedSpans: [FinishedTraceSpan] { spans.withLock { $0 } }
}

extension InMemoryTraceExporter: TraceSpanExporter {
    public func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        let ended = batch.spans
        spans.withLock { $0 += ended }
        return .exported(rejected: 0)
    }

    public func shutdown() async {}
}
