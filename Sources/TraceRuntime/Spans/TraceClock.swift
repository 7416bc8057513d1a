#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// A point on the clock that never goes backwards.
struct MonotonicTime: Sendable, Hashable, Comparable {
    /// Since an arbitrary origin.
    let nanoseconds: UInt64

    static var now: MonotonicTime { MonotonicTime(nanoseconds: nanoseconds(of: CLOCK_MONOTONIC)) }

    static func < (lhs: MonotonicTime, rhs: MonotonicTime) -> Bool { lhs.nanoseconds < rhs.nanoseconds }

    /// Negative if the other time is earlier.
    func duration(to other: MonotonicTime) -> Duration {
        .nanoseconds(Int64(bitPattern: other.nanoseconds &- nanoseconds))
    }

    func advanced(by duration: Duration) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds &+ UInt64(max(0, duration / .nanoseconds(1))))
    }

    fileprivate static func nanoseconds(of clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}

/// Puts points of the monotonic clock on the wall clock, which is read only once: a trace that runs while the wall
/// clock is being set keeps its order and its durations.
struct TraceClock: Sendable {
    private let unixNanosecondsOfOrigin: UInt64

    init() {
        unixNanosecondsOfOrigin = MonotonicTime.nanoseconds(of: CLOCK_REALTIME) &- MonotonicTime.now.nanoseconds
    }

    func unixNanoseconds(of time: MonotonicTime) -> UInt64 { unixNanosecondsOfOrigin &+ time.nanoseconds }
}
