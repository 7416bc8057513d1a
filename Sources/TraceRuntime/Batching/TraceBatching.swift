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
    /// In bytes. Receivers refuse requests that are too large; many accept four megabytes.
    public var batchBytesMax = 3 * 1_024 * 1_024
    /// How long a span waits for its batch to fill.
    public var scheduleDelay = Duration.seconds(5)
    /// How long a batch is tried to be exported, and how long a flush may take.
    public var exportTimeout = Duration.seconds(30)
    /// How long a shutdown may take. Longer than the longest wait between two attempts, so that a receiver which is
    /// back by then is tried once more, and shorter than the time after which processes that were told to end are
    /// killed.
    public var shutdownTimeout = Duration.seconds(10)

    public init() {}

    var withoutDelay: TraceBatching {
        var batching = self
        batching.scheduleDelay = .zero
        return batching
    }
}
