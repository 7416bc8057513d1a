/// A linear mapping from instants to wall clock time.
///
/// The instants keep their order and their durations, also while somebody sets the wall clock.
struct TraceTimescale: Sendable, Hashable {
    /// An instant and the wall clock time at that instant.
    struct Reading: Sendable, Hashable {
        let instant: TraceInstant
        /// Nanoseconds since 1970-01-01T00:00:00Z.
        let unixNanoseconds: UInt64
    }

    let origin: Reading
    let nanosecondsPerTick: Double
    /// Whether the counter has been observed for long enough to rely on its rate.
    let isRateKnown: Bool

    func unixNanoseconds(of instant: TraceInstant) -> UInt64 {
        origin.unixNanoseconds &+ UInt64(bitPattern: nanoseconds(from: origin.instant, to: instant))
    }

    /// Returns the time between two instants; negative if the second is earlier.
    func nanoseconds(from start: TraceInstant, to end: TraceInstant) -> Int64 {
        Int64(Double(start.distance(to: end)) * nanosecondsPerTick)
    }
}

extension TraceTimescale {
    /// The greatest deviation from the clock, in nanoseconds, that needs no correction.
    static let deviationMax: UInt64 = 10_000

    /// The time, in nanoseconds, for which the counter must be observed before its rate counts as known.
    private static let knownRateTime: UInt64 = 1_000_000_000

    /// Returns a mapping through the current reading; nil if this one deviates by at most ``deviationMax``.
    ///
    /// - Parameter first: the first reading of the process. If the rate since then differs from the known rate, the
    ///   counter did not run all the time: the machine slept, or was migrated. The known rate is then kept.
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
