/// The data that all spans of a trace share in this process. Most traces have none.
@usableFromInline
final class InheritedContext: Sendable {
    let state: TraceState
    let baggage: TraceBaggage
    /// The tail sampler that receives the ended spans; nil if the head sampler has the final decision.
    let tailSampler: TailSampler?

    /// Creates the shared data; nil if there is none.
    init?(_ context: TraceContext?, tailSampler: TailSampler?) {
        state = context?.state ?? TraceState()
        baggage = context?.baggage ?? TraceBaggage()
        self.tailSampler = tailSampler
        if state.header.isEmpty && baggage.isEmpty && tailSampler == nil { return nil }
    }
}

extension TraceContext {
    /// - Parameter inherited: the data that the trace shares; nil if there is none.
    init(_ span: SpanContext, inherited: InheritedContext?) {
        self.init(span, state: inherited?.state ?? TraceState(), baggage: inherited?.baggage ?? TraceBaggage())
    }
}
