extension TraceContext {
    /// Returns a value with the current context put into it, or the value itself while tracing is off. Generated
    /// wrappers call it for an annotation's `inject:`.
    @inlinable
    public static func injected<Value: ~Copyable>(
        into value: consuming Value, by inject: (TraceContext, inout Value) -> Void
    ) -> Value {
        if LiveRecorders.isAny, let current { inject(current, &value) }
        return value
    }

    @available(*, unavailable, message: "conform its type to TraceHeaders: see Frameworks")
    @_disfavoredOverload
    public func inject<Carrier>(into carrier: inout Carrier) {}
}
