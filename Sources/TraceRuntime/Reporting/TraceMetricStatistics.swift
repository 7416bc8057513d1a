/// The numbers of collected points of metrics. At any time, `collected = exported + dropped + waiting`.
///
/// A dropped point is not a loss of calls, because the next export counts them again.
public struct TraceMetricStatistics: Sendable, Hashable {
    /// The points that every exporter has accepted.
    public internal(set) var exported = 0
    /// The points that a receiver refused, or that could not be delivered in time.
    public internal(set) var dropped = 0
    /// The points that are being exported.
    public internal(set) var waiting = 0

    public init() {}

    public var collected: Int { exported + dropped + waiting }
}
