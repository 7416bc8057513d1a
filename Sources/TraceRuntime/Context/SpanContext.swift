/// What tells a span from all others: of its ``TraceContext``, the part that it does not inherit.
struct SpanContext: Sendable {
    let traceID: TraceID
    let spanID: TraceSpanID
    let flags: TraceFlags
}

extension TraceContext {
    init(_ span: SpanContext, state: TraceState, baggage: TraceBaggage) {
        self.init(traceID: span.traceID, spanID: span.spanID, flags: span.flags, state: state, baggage: baggage)
    }
}
