/// The settings for exporting ended spans in batches.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#batching-processor
public struct TraceBatching: Sendable, Hashable {
    /// The greatest number of waiting spans. Further spans are dropped and counted.
    public var queueCapacity = 2_048
    /// The greatest estimated size of waiting spans, in bytes. Further spans are dropped and counted.
    public var queueSizeMax = 16 * 1_024 * 1_024
    /// The greatest number of spans in a batch.
    public var batchSizeMax = 512
    /// The greatest size of a batch, in bytes. Receivers refuse requests that are too large; many accept four
    /// megabytes.
    public var batchBytesMax = 3 * 1_024 * 1_024
    /// The time that a span waits for its batch to fill.
    public var scheduleDelay = Duration.seconds(5)
    /// The time limit for exporting a batch, retries included, and for a flush.
    public var exportTimeout = Duration.seconds(30)
    /// The time limit for a shutdown.
    ///
    /// It is longer than the longest pause between two attempts, so that a receiver that works again is tried once
    /// more. It is shorter than the time after which orchestrators kill a process that they have told to end.
    public var shutdownTimeout = Duration.seconds(10)

    /// The time that a process waits for its spans when it ends by `exit`, or by returning from `main`, without a
    /// shutdown of its ``TraceSystem``. With zero it does not wait.
    public var exitTimeout = Duration.seconds(2)

    public init() {}

    var withoutDelay: TraceBatching {
        var batching = self
        batching.scheduleDelay = .zero
        return batching
    }
}
