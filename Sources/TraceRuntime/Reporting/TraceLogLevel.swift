/// The level of tracing's own messages on standard error.
public enum TraceLogLevel: String, Sendable, Hashable, Comparable, CaseIterable {
    case none
    /// Spans are being lost.
    case error
    /// An environment variable has an invalid value.
    case warn
    /// Exporting works again.
    case info
    case debug

    public static func < (lhs: TraceLogLevel, rhs: TraceLogLevel) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self)! }
}
