/// The value of an attribute: https://opentelemetry.io/docs/specs/otel/common/#attribute
public enum TraceAttributeValue: Sendable, Hashable {
    case string(String)
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case strings([String])
    case bools([Bool])
    case ints([Int64])
    case doubles([Double])
}

extension TraceAttributeValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
}

/// The name of an attribute.
public struct TraceAttributeKey: Sendable, Hashable, ExpressibleByStringLiteral {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.name = name }

    /// Compares the sizes first, because most keys that are compared differ in them.
    public static func == (lhs: TraceAttributeKey, rhs: TraceAttributeKey) -> Bool {
        lhs.name.utf8.count == rhs.name.utf8.count && lhs.name == rhs.name
    }

    /// One of 64 bits. It depends on the size and the last bytes, in which most keys of a span differ.
    var filterBit: UInt64 {
        name.withBytes(upTo: .max) { bytes in
            let last = UInt64(bytes[bytes.count &- 1]) &+ UInt64(bytes[bytes.count &- 2]) &* 31
            return 1 &<< ((last &+ UInt64(bytes.count) &* 7) & 63)
        }
    }
}

/// A name and a value that describe a span, an event or a link.
public struct TraceAttribute: Sendable, Hashable {
    public let key: TraceAttributeKey
    public let value: TraceAttributeValue

    public init(_ key: TraceAttributeKey, _ value: TraceAttributeValue) {
        self.key = key
        self.value = value
    }
}

/// Attributes in the order in which they were written: `["cart.size": 3, "cart.currency": "EUR"]`.
public struct TraceAttributes: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    public var elements: [TraceAttribute]

    public init(_ elements: [TraceAttribute] = []) { self.elements = elements }

    public init(dictionaryLiteral elements: (TraceAttributeKey, TraceAttributeValue)...) {
        self.elements = elements.map { TraceAttribute($0, $1) }
    }
}
