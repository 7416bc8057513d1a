/// What became of the spans that ended: `ended = exported + dropped + waiting`, at any time.
public struct TraceStatistics: Sendable, Hashable {
    public internal(set) var ended = 0
    /// Taken by every exporter.
    public internal(set) var exported = 0
    /// In the queue or being exported.
    public internal(set) var waiting = 0
    /// Entries of `tracestate` and `baggage` headers that were left out: malformed ones, and those beyond the limits.
    /// They are no spans, and stand beside the law.
    public internal(set) var droppedHeaderEntries = 0
    private var drops = Drops()

    public init() {}

    public var dropped: Int { TraceDropReason.allCases.reduce(0) { $0 + dropped(because: $1) } }

    public func dropped(because reason: TraceDropReason) -> Int { drops[reason] }

    mutating func countDrops(_ count: Int, because reason: TraceDropReason) {
        drops[reason] += count
    }
}

/// Why a span that ended was not exported.
public enum TraceDropReason: String, Sendable, Hashable, CaseIterable {
    /// More spans ended than could be exported.
    case queueFull
    /// It ended after shutdown, or still waited when shutdown's time was over.
    case shutDown
    /// The receiver refused it.
    case rejected
    /// The receiver could not be reached within the time for retries.
    case retryExhausted
    /// A trace that was recorded for its errors or slowness, and had neither.
    case notKept
}

extension TraceStatistics {
    /// A count for each reason. No dictionary: a full queue counts for every span that ends.
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
    /// `5 spans ended = 3 exported + 2 dropped (queueFull 2) + 0 waiting`
    public var description: String {
        let reasons = TraceDropReason.allCases
            .filter { dropped(because: $0) > 0 }
            .map { "\($0.rawValue) \(dropped(because: $0))" }
        let drops = reasons.isEmpty ? "" : " (" + reasons.joined(separator: ", ") + ")"
        return "\(ended) spans ended = \(exported) exported + \(dropped) dropped\(drops) + \(waiting) waiting"
    }
}
