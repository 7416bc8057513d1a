/// A mapping from instants to wall clock time, which never goes backwards.
///
/// The instants keep their order and their durations, also while somebody sets the wall clock, and across corrections:
/// an instant before a correction is mapped as it was before.
struct TraceTimescale: Sendable, Hashable {
    /// An instant and the wall clock time at that instant.
    struct Reading: Sendable, Hashable {
        let instant: TraceInstant
        /// Nanoseconds since 1970-01-01T00:00:00Z.
        let unixNanoseconds: UInt64
    }

    /// A straight part of the mapping, from its origin to the next one's.
    struct Segment: Sendable, Hashable {
        let origin: Reading
        let nanosecondsPerTick: Double

        @inline(__always)
        func unixNanoseconds(of instant: TraceInstant) -> UInt64 {
            let nanoseconds = Double(origin.instant.distance(to: instant)) * nanosecondsPerTick
            return origin.unixNanoseconds &+ UInt64(bitPattern: Int64(nanoseconds))
        }
    }

    private let newest: Segment
    /// The segments before the newest, from new to old. The last one also maps what was before it.
    private let older: [Segment]
    /// Whether the counter has been observed for long enough to rely on its rate.
    let isRateKnown: Bool
    /// Whether nothing has been mapped for export yet, so that a correction may apply to all instants.
    let isFirst: Bool

    /// Creates the mapping of a process that starts.
    init(_ segment: Segment, isRateKnown: Bool) {
        newest = segment
        older = []
        self.isRateKnown = isRateKnown
        isFirst = true
    }

    private init(_ segments: ArraySlice<Segment>, isRateKnown: Bool) {
        newest = segments[segments.startIndex]
        older = Array(segments.dropFirst())
        self.isRateKnown = isRateKnown
        isFirst = false
    }

    var nanosecondsPerTick: Double { newest.nanosecondsPerTick }

    @inline(__always)
    func unixNanoseconds(of instant: TraceInstant) -> UInt64 {
        instant >= newest.origin.instant || older.isEmpty ? newest.unixNanoseconds(of: instant) : earlier(instant)
    }

    @inline(never)
    private func earlier(_ instant: TraceInstant) -> UInt64 {
        let segment = older.first { $0.origin.instant <= instant } ?? older[older.count - 1]
        return segment.unixNanoseconds(of: instant)
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

    /// The time in which a mapping that is ahead waits for the clock, as a multiple of the time that it is ahead.
    private static let slowness: UInt64 = 1_000

    /// The number of segments that are kept. An instant before them is mapped by the oldest.
    private static let segmentCountMax = 8

    /// Returns a mapping that leads to the current reading; nil if this one deviates by at most ``deviationMax``.
    ///
    /// A mapping that is behind the clock jumps to it. One that is ahead must not jump back: it goes slower by a
    /// thousandth until the clock has caught up.
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
        let correctRate = isPlausible ? rate : nanosecondsPerTick
        let new =
            isFirst
            ? [Segment(origin: now, nanosecondsPerTick: correctRate)]
            : Self.segments(to: now, from: expected, nanosecondsPerTick: correctRate)
                + ([newest] + older).filter { $0.origin.instant < now.instant }
        return TraceTimescale(
            new.prefix(Self.segmentCountMax), isRateKnown: isRateKnown || time >= Self.knownRateTime)
    }

    /// Returns the segments after a reading, the newest first.
    ///
    /// - Parameter expected: the wall clock time of the reading, by the mapping before it.
    private static func segments(
        to now: Reading, from expected: UInt64, nanosecondsPerTick rate: Double
    ) -> [Segment] {
        guard expected > now.unixNanoseconds else { return [Segment(origin: now, nanosecondsPerTick: rate)] }
        let ahead = expected - now.unixNanoseconds
        let time = ahead &* slowness
        let end = Reading(
            instant: TraceInstant(ticks: now.instant.ticks &+ UInt64(Double(time) / rate)),
            unixNanoseconds: now.unixNanoseconds &+ time)
        let slowed = Segment(
            origin: Reading(instant: now.instant, unixNanoseconds: expected),
            nanosecondsPerTick: rate * (1 - 1 / Double(slowness)))
        return [Segment(origin: end, nanosecondsPerTick: rate), slowed]
    }
}
