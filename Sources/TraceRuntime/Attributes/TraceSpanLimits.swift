/// How much one span may hold. What goes beyond is dropped and counted in the span.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-limits
public struct TraceSpanLimits: Sendable, Hashable {
    /// Of what is set while the span runs. What the annotation says, the duration, a status code and an error come in
    /// addition.
    public var attributeCountMax = 128
    /// Of a string, and of each string of an array, in units of UTF-16; the rest is cut off.
    public var attributeValueLengthMax = 8_192
    public var eventCountMax = 128
    public var attributePerEventCountMax = 128
    public var linkCountMax = 128
    public var attributePerLinkCountMax = 128
    /// Of a captured request or response body, in bytes; the rest is cut off.
    public var bodySizeMax = 4_096

    public init() {}
}

extension TraceAttributeValue {
    /// Whether it is a string, or an array of strings.
    var isText: Bool {
        switch self {
        case .string, .strings: true
        case .bool, .int, .double, .bools, .ints, .doubles: false
        }
    }
}
