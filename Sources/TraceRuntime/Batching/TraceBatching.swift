/// When finished spans are exported, and how many may wait for it.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#batching-processor
public struct TraceBatching: Sendable, Hashable {
    /// In spans; the next one is dropped and counted.
    public var queueCapacity = 2_048
    /// In bytes, estimated; the span that would go beyond is dropped and counted.
    public var queueSizeMax = 16 * 1_024 * 1_024
    /// In spans.
    public var batchSizeMax = 512
    /// How long a span waits for its batch to fill.
    public var scheduleDelay = Duration.seconds(5)
    /// How long a flush or shutdown may take.
    public var exportTimeout = Duration.seconds(30)

    public init() {}

    var withoutDelay: TraceBatching {
        var batching = self
        batching.scheduleDelay = .zero
        return batching
    }
}
