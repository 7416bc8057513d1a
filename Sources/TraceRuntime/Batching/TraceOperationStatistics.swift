/// What was counted of one operation: all its calls, sampled or not.
public struct TraceOperationStatistics: Sendable, Hashable {
    /// The name of its spans.
    public let name: String
    public internal(set) var calls = 0
    /// Calls that threw, or whose span says that they failed. A thrown status below 500 and a cancellation are none.
    public internal(set) var errors = 0
    private var durations = DurationHistogram()

    init(name: String) { self.name = name }

    /// The time within which half of all calls ended, within an eighth of it.
    public var p50: Duration { durations.quantile(0.5) }
    public var p95: Duration { durations.quantile(0.95) }
    public var p99: Duration { durations.quantile(0.99) }
    public var longest: Duration { durations.longest }

    mutating func count(_ duration: Duration, failed: Bool) {
        calls += 1
        if failed { errors += 1 }
        durations.add(duration)
    }
}

/// How often which durations occurred, in classes that are at most an eighth wide: exact enough to compare by, and
/// never larger than 4 KB, however many calls it counts.
struct DurationHistogram: Hashable {
    /// How many calls fell into each class; grows with the longest.
    private var counts: [Int] = []
    private var count = 0
    private(set) var longest = Duration.zero

    mutating func add(_ duration: Duration) {
        let duration = max(.zero, duration)
        let index = Self.index(of: UInt64(min(duration / .nanoseconds(1), 0x1p62)))
        if index >= counts.count { counts += Array(repeating: 0, count: index + 1 - counts.count) }
        counts[index] += 1
        count += 1
        longest = max(longest, duration)
    }

    /// The upper end of the class in which the share of calls is reached, and never more than the longest call.
    func quantile(_ share: Double) -> Duration {
        let rank = Int((share * Double(count)).rounded(.up))
        var passed = 0
        for (index, inClass) in counts.enumerated() {
            passed += inClass
            if passed >= rank, inClass > 0 { return min(longest, .nanoseconds(Int64(Self.upperEnd(of: index)))) }
        }
        return longest
    }

    /// Up to 8 ns, each nanosecond has its class; from there on each power of two has eight.
    private static func index(of nanoseconds: UInt64) -> Int {
        guard nanoseconds >= 8 else { return Int(nanoseconds) }
        let exponent = 63 - nanoseconds.leadingZeroBitCount
        return (exponent - 2) * 8 + Int(nanoseconds >> UInt64(exponent - 3)) - 8
    }

    private static func upperEnd(of index: Int) -> UInt64 {
        guard index >= 8 else { return UInt64(index) }
        let exponent = index / 8 + 2
        return (UInt64(index % 8 + 9) << UInt64(exponent - 3)) - 1
    }
}
