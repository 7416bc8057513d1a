/// The limits on the data of one span. Data beyond a limit is dropped or cut off, and the span counts what was dropped.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-limits
public struct TraceSpanLimits: Sendable, Hashable {
    /// The number of attributes that can be set while the span runs.
    ///
    /// The constant attributes of the annotation, the duration, the status code and the error's attributes are not
    /// limited by it.
    public var attributeCountMax = 128
    /// The length of a string, and of each string of an array, in UTF-16 code units. The rest is cut off.
    public var attributeValueLengthMax = 8_192
    public var eventCountMax = 128
    public var attributePerEventCountMax = 128
    public var linkCountMax = 128
    public var attributePerLinkCountMax = 128
    /// The size of a captured request or response body, in bytes. The rest is cut off.
    public var bodySizeMax = 4_096
    /// The length of a name, in bytes: of a span, an event, or an attribute's key. The rest is cut off.
    static let nameLengthMax = 256

    public init() {}
}

extension TraceSpanLimits {
    /// The limit of each string.
    var text: TextLimit { .units(attributeValueLengthMax) }
}

extension TraceAttributeValue {
    /// The size of its longest string, in bytes; zero if it has none.
    var textSizeMax: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .strings(let texts): texts.map(\.utf8.count).max() ?? 0
        case .bool, .int, .double, .bools, .ints, .doubles: 0
        }
    }

    /// Whether it is a string, or an array of strings.
    var isText: Bool {
        switch self {
        case .string, .strings: true
        case .bool, .int, .double, .bools, .ints, .doubles: false
        }
    }
}
