/// The part of a ``TraceContext`` that a span does not share with its trace: its ids and flags.
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
