/// What a span has in common with all spans of its trace in this process. Most traces have none of it.
@usableFromInline
final class InheritedContext: Sendable {
    let state: TraceState
    let baggage: TraceBaggage
    /// Takes the spans that end; nil if the head sampler has decided.
    let tailSampler: TailSampler?

    /// Nil if there is nothing to inherit.
    init?(_ context: TraceContext?, tailSampler: TailSampler?) {
        state = context?.state ?? TraceState()
        baggage = context?.baggage ?? TraceBaggage()
        self.tailSampler = tailSampler
        if state.header.isEmpty && baggage.isEmpty && tailSampler == nil { return nil }
    }
}

extension TraceContext {
    /// - Parameter inherited: nil where there is nothing to inherit.
    init(_ span: SpanContext, inherited: InheritedContext?) {
        self.init(span, state: inherited?.state ?? TraceState(), baggage: inherited?.baggage ?? TraceBaggage())
    }
}
