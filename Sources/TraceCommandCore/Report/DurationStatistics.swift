/// The number of calls, their durations and the number of failures.
struct DurationStatistics: Equatable {
    /// The upper bounds of the histogram's bars, in nanoseconds; a last bar holds what is longer.
    static let bounds = [1, 2, 5].flatMap { step in (3...10).map { step * Self.power($0) } }.sorted()

    private var durations: [Int] = []
    private(set) var errorCount = 0

    mutating func add(_ span: ReportSpan) {
        durations.append(span.duration)
        if span.status == .error { errorCount += 1 }
    }

    var count: Int { durations.count }
    var total: Double { durations.reduce(0) { $0 + Double($1) } }

    /// The durations that half, 95 and 99 of a hundred calls did not exceed, and the longest.
    var percentiles: [Int] {
        let sorted = durations.sorted()
        return [50, 95, 99, 100].map { percent in sorted[max(0, (sorted.count * percent + 99) / 100 - 1)] }
    }

    /// One count for each bar.
    var histogram: [Int] {
        var counts = [Int](repeating: 0, count: Self.bounds.count + 1)
        for duration in durations {
            counts[Self.bounds.firstIndex { duration <= $0 } ?? Self.bounds.count] += 1
        }
        return counts
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
