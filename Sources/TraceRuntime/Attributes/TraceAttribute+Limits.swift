extension TraceAttribute {
    /// The attribute with a key of at most ``TraceSpanLimits/nameLengthMax`` bytes.
    var withLimitedKey: TraceAttribute {
        @inline(__always) get {
            key.name.utf8.count <= TraceSpanLimits.nameLengthMax ? self : withCutKey
        }
    }

    @inline(never)
    private var withCutKey: TraceAttribute {
        TraceAttribute(TraceAttributeKey(key.name.cut(toBytes: TraceSpanLimits.nameLengthMax)), value)
    }
}
