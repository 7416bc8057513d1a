extension TraceSpan {
    /// Sets an attribute; nil does nothing. A second value for the same key replaces the first.
    @inlinable
    public func setAttribute(_ key: TraceAttributeKey, _ value: some TraceAttributeConvertible) {
        guard isRecording, let value = value.traceAttributeValue else { return }
        record(TraceAttribute(key, value))
    }

    @usableFromInline
    func record(_ attribute: consuming TraceAttribute) { recording?.setAttribute(attribute) }

    /// Sets an attribute to a raw value.
    @inlinable @_disfavoredOverload
    public func setAttribute<V: RawRepresentable>(_ key: TraceAttributeKey, _ value: V)
    where V.RawValue: TraceAttributeConvertible {
        setAttribute(key, value.rawValue)
    }

    /// Sets an attribute to a raw value; nil does nothing.
    @inlinable @_disfavoredOverload
    public func setAttribute<V: RawRepresentable>(_ key: TraceAttributeKey, _ value: V?)
    where V.RawValue: TraceAttributeConvertible {
        setAttribute(key, value?.rawValue)
    }

    /// Sets an attribute to a list of raw values.
    @inlinable @_disfavoredOverload
    public func setAttribute<V: RawRepresentable>(_ key: TraceAttributeKey, _ values: [V])
    where V.RawValue: TraceAttributeElement {
        setAttribute(key, values.map(\.rawValue))
    }

    /// Sets an attribute to a list of raw values; nil does nothing.
    @inlinable @_disfavoredOverload
    public func setAttribute<V: RawRepresentable>(_ key: TraceAttributeKey, _ values: [V]?)
    where V.RawValue: TraceAttributeElement {
        setAttribute(key, values?.map(\.rawValue))
    }

    // The compiler chooses this overload only if no other one fits. Its message tells what to write.
    @available(
        *, unavailable,
        message: """
            an attribute is a string, boolean, number, UUID, URL, Date, raw value or array of these: \
            name a property that is one, or conform the type to TraceAttributeConvertible
            """
    )
    @_disfavoredOverload
    public func setAttribute<V>(_ key: TraceAttributeKey, _ value: V) {}
}
