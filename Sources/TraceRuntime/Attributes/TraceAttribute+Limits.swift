extension TraceAttribute {
    /// Whether the key has more bytes than ``TraceSpanLimits/nameLengthMax``.
    @inline(__always)
    var hasLongKey: Bool { key.name.utf8.count > TraceSpanLimits.nameLengthMax }

    /// The attribute with a key within that limit.
    var withCutKey: TraceAttribute {
        guard hasLongKey else { return self }
        return TraceAttribute(TraceAttributeKey(key.name.cut(toBytes: TraceSpanLimits.nameLengthMax)), value)
    }
}
