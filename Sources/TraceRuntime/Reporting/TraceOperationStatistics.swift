/// The statistics of one operation. All calls count, sampled or not.
public struct TraceOperationStatistics: Sendable, Hashable {
    /// The name of its spans.
    public let name: String
    public internal(set) var calls = 0
    /// The calls that failed: they threw, or set the status to error. A thrown status below 500 and a cancellation do
    /// not count.
    public internal(set) var errors = 0
    /// The durations in ticks.
    private var durations = DurationHistogram()
    private var nanosecondsPerTick = 1.0

    init(name: String) { self.name = name }

    /// The median duration. It may be up to an eighth too large.
    public var p50: Duration { duration(durations.quantile(0.5)) }
    public var p95: Duration { duration(durations.quantile(0.95)) }
    public var p99: Duration { duration(durations.quantile(0.99)) }
    public var longest: Duration { duration(durations.longest) }

    mutating func count(ticks: Int64, failed: Bool) {
        calls += 1
        if failed { errors += 1 }
        durations.add(UInt64(max(0, ticks)))
    }

    mutating func merge(_ other: TraceOperationStatistics) {
        calls += other.calls
        errors += other.errors
        durations.merge(other.durations)
    }

    func scaled(_ nanosecondsPerTick: Double) -> TraceOperationStatistics {
        var scaled = self
        scaled.nanosecondsPerTick = nanosecondsPerTick
        return scaled
    }

    private func duration(_ ticks: UInt64) -> Duration { .nanoseconds(Int64(Double(ticks) * nanosecondsPerTick)) }
}

/// A histogram of durations.
///
/// Each class is at most an eighth of its durations wide. The histogram never exceeds 4 KB, for any number of calls.
struct DurationHistogram: Hashable {
    /// The number of calls in each class, up to the class of the longest call.
    private var counts: [Int] = []
    private var count = 0
    private(set) var longest: UInt64 = 0

    mutating func add(_ duration: UInt64) {
        let index = Self.index(of: duration)
        if index >= counts.count { counts += Array(repeating: 0, count: index + 1 - counts.count) }
        counts[index] += 1
        count += 1
        longest = max(longest, duration)
    }

    mutating func merge(_ other: DurationHistogram) {
        counts += Array(repeating: 0, count: max(0, other.counts.count - counts.count))
        for (index, inClass) in other.counts.enumerated() { counts[index] += inClass }
        count += other.count
        longest = max(longest, other.longest)
    }

    /// Returns the upper end of the class in which the share of calls is reached, at most the longest duration.
    func quantile(_ share: Double) -> UInt64 {
        let rank = Int((share * Double(count)).rounded(.up))
        var passed = 0
        for (index, inClass) in counts.enumerated() {
            passed += inClass
            if passed >= rank, inClass > 0 { return min(longest, Self.upperEnd(of: index)) }
        }
        return longest
    }

    /// Returns the class of a duration. Below 8 ticks, each duration has its own class; above, each power of two has
    /// eight classes.
    private static func index(of ticks: UInt64) -> Int {
        guard ticks >= 8 else { return Int(ticks) }
        let exponent = 63 - ticks.leadingZeroBitCount
        return (exponent - 2) * 8 + Int(ticks >> UInt64(exponent - 3)) - 8
    }

    private static func upperEnd(of index: Int) -> UInt64 {
        guard index >= 8 else { return UInt64(index) }
        let exponent = index / 8 + 2
        return (UInt64(index % 8 + 9) << UInt64(exponent - 3)) - 1
    }
}
