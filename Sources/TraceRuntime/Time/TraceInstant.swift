internal import CTraceRuntime

/// A point on the clock that spans are timed by.
///
/// It counts cycles where the operating system itself keeps its time by them, and else nanoseconds: reading the counter
/// costs a third of asking for the time. What it says on the wall is the ``TraceClock``'s to tell.
struct TraceInstant: Sendable, Hashable, Comparable {
    let ticks: UInt64

    static var now: TraceInstant { TraceInstant(ticks: trace_ticks()) }

    static func < (lhs: TraceInstant, rhs: TraceInstant) -> Bool { lhs.ticks < rhs.ticks }

    /// In ticks; negative if the other instant is earlier.
    func distance(to other: TraceInstant) -> Int64 { Int64(bitPattern: other.ticks &- ticks) }
}
