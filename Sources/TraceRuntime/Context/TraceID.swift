/// The 16 bytes that all spans of one trace share.
///
/// Never all zero: https://www.w3.org/TR/trace-context-2/#trace-id
public struct TraceID: Sendable, Hashable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// Creates an id; nil if both words are zero.
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
    /// The eight bytes, big-endian.
    public let value: UInt64

    /// Creates an id; nil if the value is zero.
    public init?(_ value: UInt64) {
        guard value != 0 else { return nil }
        self.value = value
    }
}

extension TraceID: CustomStringConvertible {
    /// The id as 32 lower-case hexadecimal digits, the form that trace searches take.
    public var description: String {
        var bytes: [UInt8] = []
        Hexadecimal.append(high, digits: 16, to: &bytes)
        Hexadecimal.append(low, digits: 16, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension TraceSpanID: CustomStringConvertible {
    /// The id as 16 lower-case hexadecimal digits.
    public var description: String {
        var bytes: [UInt8] = []
        Hexadecimal.append(value, digits: 16, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
