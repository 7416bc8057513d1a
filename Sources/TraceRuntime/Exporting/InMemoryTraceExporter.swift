import Synchronization

/// An exporter that keeps finished spans in an array, to test what your code records:
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

    /// The finished spans in the order of their ends. They are complete after a flush or a shutdown.
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
