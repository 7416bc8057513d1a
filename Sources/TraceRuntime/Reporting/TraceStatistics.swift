/// The numbers of ended, exported, dropped and waiting spans. At any time, `ended = exported + dropped + waiting`.
public struct TraceStatistics: Sendable, Hashable {
    public internal(set) var ended = 0
    /// The spans that every exporter has accepted. The console and arrays count only without other exporters.
    public internal(set) var exported = 0
    /// The spans in the queue, and those that are being exported.
    public internal(set) var waiting = 0
    /// The entries of `tracestate` and `baggage` headers that were left out, because they were malformed or beyond the
    /// limits. They are not part of the equation above.
    public internal(set) var droppedHeaderEntries = 0
    /// The spans that code has started to end them itself, and has not ended. They are not part of the equation above.
    public internal(set) var open = 0
    /// The points of metrics, which are not part of the equation above.
    public internal(set) var metricPoints = TraceMetricStatistics()
    private var drops = Drops()

    public init() {}

    public var dropped: Int { TraceDropReason.allCases.reduce(0) { $0 + dropped(because: $1) } }

    public func dropped(because reason: TraceDropReason) -> Int { drops[reason] }

    mutating func countDrops(_ count: Int, because reason: TraceDropReason) {
        drops[reason] += count
    }
}

/// The reason why an ended span was not exported.
public enum TraceDropReason: String, Sendable, Hashable, CaseIterable {
    /// More spans ended than could be exported.
    case queueFull
    /// The span ended after shutdown, or still waited when shutdown's time was over.
    case shutDown
    /// The receiver refused the span.
    case rejected
    /// The receiver could not be reached within the time for retries.
    case retryExhausted
    /// Tail sampling recorded the trace, but no rule kept it.
    case notKept
}

extension TraceStatistics {
    /// A count for each reason. It is not a dictionary, because a full queue counts every span that ends.
    private struct Drops: Hashable {
        private var queueFull = 0
        private var shutDown = 0
        private var rejected = 0
        private var retryExhausted = 0
        private var notKept = 0

        subscript(reason: TraceDropReason) -> Int {
            get {
                switch reason {
                case .queueFull: queueFull
                case .shutDown: shutDown
                case .rejected: rejected
                case .retryExhausted: retryExhausted
                case .notKept: notKept
                }
            }
            set {
                switch reason {
                case .queueFull: queueFull = newValue
                case .shutDown: shutDown = newValue
                case .rejected: rejected = newValue
                case .retryExhausted: retryExhausted = newValue
                case .notKept: notKept = newValue
                }
            }
        }
    }
}

extension TraceStatistics: CustomStringConvertible {
    /// The numbers as text: `5 spans ended = 3 exported + 2 dropped (queueFull 2) + 0 waiting`
    public var description: String {
        let reasons = TraceDropReason.allCases
            .filter { dropped(because: $0) > 0 }
            .map { "\($0.rawValue) \(dropped(because: $0))" }
        let drops = reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"
        return "\(ended) spans ended = \(exported) exported + \(dropped) dropped\(drops) + \(waiting) waiting"
    }
}
