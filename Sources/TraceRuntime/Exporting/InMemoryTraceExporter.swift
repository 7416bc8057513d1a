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

extension InMemoryTraceExporter: SpanExporter {
    func export(_ batch: SpanBatch) async -> ExportResult {
        spans.withLock { $0 += batch.finished }
        return .exported(rejected: 0)
    }

    func finish() async {}
}

extension TraceConfiguration {
    /// Records every trace into `exporter` and reads no environment.
    public static func inMemory(_ exporter: InMemoryTraceExporter) -> TraceConfiguration {
        var configuration = TraceConfiguration()
        configuration.exporters = [.inMemory(exporter)]
        return configuration
    }
}
