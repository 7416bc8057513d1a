/// The 16 bytes that all spans of one trace share.
///
/// Never all zero: https://www.w3.org/TR/trace-context-2/#trace-id
public struct TraceID: Sendable, Hashable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// Nil if both words are zero.
    public init?(high: UInt64, low: UInt64) {
        guard high != 0 || low != 0 else { return nil }
        self.high = high
        self.low = low
    }
}

/// The eight bytes that name a span within its trace.
///
/// Never all zero: https://www.w3.org/TR/trace-context-2/#parent-id
public struct TraceSpanID: Sendable, Hashable {
    /// Big-endian.
    public let value: UInt64

    /// Nil if the value is zero.
    public init?(_ value: UInt64) {
        guard value != 0 else { return nil }
        self.value = value
    }
}
