internal import CTraceRuntime

/// A point in time on the clock that measures spans.
///
/// It counts processor cycles where the operating system keeps its own time by them, and nanoseconds elsewhere. Reading
/// the cycle counter takes less than half as long as reading the clock. ``TraceTimescale`` converts an instant to wall
/// clock time.
struct TraceInstant: Sendable, Hashable, Comparable {
    let ticks: UInt64

    static var now: TraceInstant { TraceInstant(ticks: trace_ticks()) }

    static func < (lhs: TraceInstant, rhs: TraceInstant) -> Bool { lhs.ticks < rhs.ticks }

    /// Returns the distance in ticks; negative if the other instant is earlier.
    func distance(to other: TraceInstant) -> Int64 { Int64(bitPattern: other.ticks &- ticks) }
}
