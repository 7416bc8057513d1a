/// Puts instants on the wall clock by one straight line: what it maps keeps its order and its durations, also while the
/// wall clock is being set.
struct TraceTimescale: Sendable, Hashable {
    /// An instant, and what the wall clock said then.
    struct Reading: Sendable, Hashable {
        let instant: TraceInstant
        /// Nanoseconds since 1970-01-01T00:00:00Z.
        let unixNanoseconds: UInt64
    }

    let origin: Reading
    let nanosecondsPerTick: Double
    /// Whether the counter has been watched for long enough to rely on its rate.
    let isRateKnown: Bool

    func unixNanoseconds(of instant: TraceInstant) -> UInt64 {
        origin.unixNanoseconds &+ UInt64(bitPattern: nanoseconds(from: origin.instant, to: instant))
    }

    /// Negative if the second instant is earlier.
    func nanoseconds(from start: TraceInstant, to end: TraceInstant) -> Int64 {
        Int64(Double(start.distance(to: end)) * nanosecondsPerTick)
    }
}

extension TraceTimescale {
    /// How far the line may lie from the clock, in nanoseconds, before it is drawn anew.
    static let deviationMax: UInt64 = 10_000

    /// How long the counter has to be watched, in nanoseconds, before its rate counts as known.
    private static let knownRateTime: UInt64 = 1_000_000_000

    /// The line through what is read now, if this one has come to lie too far from it.
    ///
    /// - Parameter first: what was read when watching began. A counter that seems to have changed its rate since was
    ///   not running all the time: the machine slept, or was moved.
    func corrected(by now: Reading, watchedSince first: Reading) -> TraceTimescale? {
        let expected = unixNanoseconds(of: now.instant)
        let deviation = max(expected, now.unixNanoseconds) - min(expected, now.unixNanoseconds)
        guard deviation > Self.deviationMax, now.unixNanoseconds > first.unixNanoseconds else { return nil }
        let time = now.unixNanoseconds - first.unixNanoseconds
        let rate = Double(time) / Double(first.instant.distance(to: now.instant))
        let isPlausible = !isRateKnown || abs(rate / nanosecondsPerTick - 1) < 0.001
        return TraceTimescale(
            origin: now, nanosecondsPerTick: isPlausible ? rate : nanosecondsPerTick,
            isRateKnown: isRateKnown || time >= Self.knownRateTime)
    }
}
