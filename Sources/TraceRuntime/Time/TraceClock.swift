internal import CTraceRuntime
internal import Synchronization

/// The timescale of the process, kept in step with the monotonic clock.
///
/// The wall clock is read only once, at the start. So a trace keeps its order and its durations while somebody sets the
/// wall clock.
final class TraceClock: Sendable {
    static let shared = TraceClock()

    private let unixNanosecondsOfOrigin: UInt64
    private let first: TraceTimescale.Reading
    private let current: TraceMutex<TraceTimescale>

    private init() {
        trace_choose_clock()
        unixNanosecondsOfOrigin = trace_unix_nanoseconds() &- trace_monotonic_nanoseconds()
        first = Self.read(unixNanosecondsOfOrigin)
        var now = first
        // 50 microseconds give the rate to a few hundredths of a percent. The first batch makes it more exact.
        while now.unixNanoseconds < first.unixNanoseconds + 50_000 { now = Self.read(unixNanosecondsOfOrigin) }
        let ticks = Double(first.instant.distance(to: now.instant))
        let nanoseconds = Double(now.unixNanoseconds - first.unixNanoseconds)
        current = TraceMutex(
            TraceTimescale(.init(origin: now, nanosecondsPerTick: nanoseconds / ticks), isRateKnown: false))
    }

    /// The current timescale, without reading the clock.
    var timescale: TraceTimescale { current.withLock { $0 } }

    /// Returns the timescale for spans that have ended, and corrects it for later ones if it deviates too far.
    func timescaleOfEnded() -> TraceTimescale {
        let now = Self.read(unixNanosecondsOfOrigin)
        return current.withLock { current in
            guard let corrected = current.corrected(by: now, watchedSince: first) else { return current }
            defer { current = corrected }
            // A correction leaves what has ended as it was, unless nothing has been exported yet.
            return current.isFirst ? corrected : current
        }
    }

    /// Reads counter and clock several times, and returns the reading with the least time between the two.
    private static func read(_ unixNanosecondsOfOrigin: UInt64) -> TraceTimescale.Reading {
        var best: (reading: TraceTimescale.Reading, ticks: UInt64)?
        for _ in 0..<4 {
            let before = trace_ticks()
            let time = trace_monotonic_nanoseconds()
            let after = trace_ticks()
            if after &- before >= best?.ticks ?? .max { continue }
            let instant = TraceInstant(ticks: trace_ticks_are_cycles() ? before &+ (after &- before) / 2 : time)
            best = (.init(instant: instant, unixNanoseconds: unixNanosecondsOfOrigin &+ time), after &- before)
        }
        return best!.reading
    }
}
