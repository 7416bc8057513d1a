/// What became of the spans that ended: `ended = exported + dropped + waiting`, at any time.
public struct TraceStatistics: Sendable, Hashable {
    public internal(set) var ended = 0
    /// Taken by every exporter.
    public internal(set) var exported = 0
    public internal(set) var droppedByReason: [TraceDropReason: Int] = [:]
    /// In the queue or being exported.
    public internal(set) var waiting = 0

    public var dropped: Int { droppedByReason.values.reduce(0, +) }
}

/// Why a span that ended was not exported.
public enum TraceDropReason: String, Sendable, Hashable, CaseIterable {
    /// More spans ended than could be exported.
    case queueFull
    /// It ended after shutdown, or still waited when shutdown's time was over.
    case shutDown
    /// The receiver refused it.
    case rejected
    /// The receiver could not be reached within the time for retries.
    case retryExhausted
    /// A trace that was recorded for its errors or slowness, and had neither.
    case notKept
}
