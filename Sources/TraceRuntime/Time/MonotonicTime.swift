internal import CTraceRuntime

/// A point in time on a clock that never goes backwards.
struct MonotonicTime: Sendable, Hashable, Comparable {
    /// The time since an arbitrary origin.
    let nanoseconds: UInt64

    static var now: MonotonicTime { MonotonicTime(nanoseconds: trace_monotonic_nanoseconds()) }

    static func < (lhs: MonotonicTime, rhs: MonotonicTime) -> Bool { lhs.nanoseconds < rhs.nanoseconds }

    /// Returns the time from this point to another; negative if the other is earlier.
    func duration(to other: MonotonicTime) -> Duration {
        .nanoseconds(Int64(bitPattern: other.nanoseconds &- nanoseconds))
    }

    func advanced(by duration: Duration) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds &+ UInt64(max(0, duration / .nanoseconds(1))))
    }
}
