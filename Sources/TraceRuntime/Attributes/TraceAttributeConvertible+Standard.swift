extension String: TraceAttributeElement {
    @inlinable
    public var traceAttributeValue: TraceAttributeValue? { .string(self) }
}

extension Substring: TraceAttributeElement {
    public var traceAttributeValue: TraceAttributeValue? { .string(String(self)) }
}

extension Bool: TraceAttributeElement {
    @inlinable
    public var traceAttributeValue: TraceAttributeValue? { .bool(self) }
}

extension Double: TraceAttributeElement {
    @inlinable
    public var traceAttributeValue: TraceAttributeValue? { .double(self) }
}

extension Float: TraceAttributeElement {
    @inlinable
    public var traceAttributeValue: TraceAttributeValue? { .double(Double(self)) }
}

extension BinaryInteger {
    /// The number, or its decimal digits as text if it does not fit into 64 signed bits, OpenTelemetry's integers.
    @inlinable
    public var traceAttributeValue: TraceAttributeValue? {
        Int64(exactly: self).map(TraceAttributeValue.int) ?? .string(String(self))
    }
}

extension Int: TraceAttributeElement {}
extension Int8: TraceAttributeElement {}
extension Int16: TraceAttributeElement {}
extension Int32: TraceAttributeElement {}
extension Int64: TraceAttributeElement {}
extension Int128: TraceAttributeElement {}
extension UInt: TraceAttributeElement {}
extension UInt8: TraceAttributeElement {}
extension UInt16: TraceAttributeElement {}
extension UInt32: TraceAttributeElement {}
extension UInt64: TraceAttributeElement {}
extension UInt128: TraceAttributeElement {}
