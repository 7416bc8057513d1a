/// A type whose values can be recorded as attributes.
///
/// Conform your own type to define which part of it may leave the process:
///
/// ```swift
/// extension OrderID: TraceAttributeConvertible {
///     var traceAttributeValue: TraceAttributeValue? { .string(text) }
/// }
/// ```
public protocol TraceAttributeConvertible {
    /// The attribute's value; nil leaves the attribute out.
    var traceAttributeValue: TraceAttributeValue? { get }
}

/// A type whose values can also be elements of an array attribute.
public protocol TraceAttributeElement: TraceAttributeConvertible {}

extension TraceAttributeValue: TraceAttributeConvertible {
    public var traceAttributeValue: TraceAttributeValue? { self }
}

extension Optional: TraceAttributeConvertible where Wrapped: TraceAttributeConvertible {
    @inlinable
    public var traceAttributeValue: TraceAttributeValue? { self?.traceAttributeValue }
}

extension Array: TraceAttributeConvertible where Element: TraceAttributeElement {
    public var traceAttributeValue: TraceAttributeValue? { TraceAttributeValue(elements: map(\.traceAttributeValue)) }
}

extension TraceAttributeValue {
    /// Creates an array attribute. Elements of different types become text, because arrays are homogeneous:
    /// https://opentelemetry.io/docs/specs/otel/common/#attribute
    init(elements: [TraceAttributeValue?]) {
        let elements = elements.compactMap(\.self)
        let bools = elements.compactMap { if case .bool(let value) = $0 { value } else { nil } }
        let ints = elements.compactMap { if case .int(let value) = $0 { value } else { nil } }
        let doubles = elements.compactMap { if case .double(let value) = $0 { value } else { nil } }
        switch elements.count {
        case 0: self = .strings([])
        case bools.count: self = .bools(bools)
        case ints.count: self = .ints(ints)
        case doubles.count: self = .doubles(doubles)
        default: self = .strings(elements.map(\.text))
        }
    }
}
