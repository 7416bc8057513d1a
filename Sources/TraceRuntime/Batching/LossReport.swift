/// The messages about dropped spans.
///
/// There is a message when spans begin to be dropped, and one per minute while this continues.
struct LossReport {
    static let interval = Duration.seconds(60)

    /// The number of spans that were reported, by reason.
    private var told: [TraceDropReason: Int] = [:]
    private(set) var quietUntil = MonotonicTime(nanoseconds: 0)

    /// Returns a message; nil if no further spans were dropped, or if the last message is less than a minute ago.
    mutating func line(for statistics: TraceStatistics, at now: MonotonicTime) -> String? {
        guard now >= quietUntil else { return nil }
        let new = Self.counts(statistics)
            .map { ($0.reason, $0.count - told[$0.reason, default: 0]) }
            .filter { $0.1 > 0 }
        guard !new.isEmpty else { return nil }
        quietUntil = now.advanced(by: Self.interval)
        for (reason, count) in new { told[reason, default: 0] += count }
        return "spans are being dropped: \(Self.text(new))"
    }

    /// Returns the message with the totals at shutdown; nil if nothing was dropped. No other message follows it.
    mutating func lastLine(for statistics: TraceStatistics) -> String? {
        quietUntil = MonotonicTime(nanoseconds: .max)
        let counts = Self.counts(statistics)
        guard !counts.isEmpty else { return nil }
        let sum = counts.reduce(0) { $0 + $1.count }
        return "\(sum) of \(statistics.ended) spans were dropped: \(Self.text(counts.map { ($0.reason, $0.count) }))"
    }

    /// Returns the numbers by reason. Traces that tail sampling did not keep are not losses.
    private static func counts(_ statistics: TraceStatistics) -> [(reason: TraceDropReason, count: Int)] {
        TraceDropReason.allCases
            .filter { $0 != .notKept && statistics.dropped(because: $0) > 0 }
            .map { ($0, statistics.dropped(because: $0)) }
    }

    private static func text(_ counts: [(TraceDropReason, Int)]) -> String {
        counts.map { "\($0.1) \($0.0.rawValue) (\($0.0.remedy))" }.joined(separator: ", ")
    }
}

extension TraceDropReason {
    /// The advice for a reason, with the variable to change.
    fileprivate var remedy: String {
        switch self {
        case .queueFull:
            "raise OTEL_BSP_MAX_QUEUE_SIZE or TRACE_BSP_MAX_QUEUE_BYTES, or sample with OTEL_TRACES_SAMPLER"
        case .shutDown: "raise TRACE_SHUTDOWN_TIMEOUT, if somebody listens at OTEL_EXPORTER_OTLP_ENDPOINT"
        case .rejected: "the receiver refuses them: see what it says, and OTEL_EXPORTER_OTLP_HEADERS"
        case .retryExhausted: "check OTEL_EXPORTER_OTLP_ENDPOINT, or raise OTEL_BSP_EXPORT_TIMEOUT"
        case .notKept: ""
        }
    }
}
