/// The data that all spans of a trace share in this process. Most traces have none. A span of another library's tracer
/// has its own.
@usableFromInline
final class InheritedContext: Sendable {
    let state: TraceState
    let baggage: TraceBaggage
    /// The tail sampler that receives the ended spans; nil if the head sampler has the final decision.
    let tailSampler: TailSampler?
    /// The place in the tracer of another library, which only one span has; nil without such a tracer.
    let foreign: (any TraceForeignContext)?
    /// The span of that tracer, which ends with the record.
    let foreignSpan: (any TraceForeignSpan)?

    private init(_ state: TraceState, _ baggage: TraceBaggage, _ tailSampler: TailSampler?) {
        self.state = state
        self.baggage = baggage
        self.tailSampler = tailSampler
        foreign = nil
        foreignSpan = nil
    }

    /// Creates the data of a span that another library's tracer records.
    ///
    /// - Parameter context: the context that the span continues; nil if this module knows none.
    init(foreign: any TraceForeignContext, span: (any TraceForeignSpan)?, below context: TraceContext?) {
        state = context?.state ?? TraceState()
        baggage = context?.baggage ?? TraceBaggage()
        tailSampler = nil
        self.foreign = foreign
        foreignSpan = span
    }

    /// Returns the data that the spans below a context share; nil if there is none, as in most traces.
    ///
    /// - Parameters:
    ///   - state: the state in place of the context's; nil if that one stays.
    ///   - baggage: the baggage of a trace that starts here.
    static func shared(
        below context: borrowing TraceContext?, state: TraceState? = nil, keeping baggage: TraceBaggage? = nil,
        tailSampler: TailSampler?
    ) -> InheritedContext? {
        switch context {
        case .some(let context)
        where !context.state.header.isEmpty || state != nil || !context.baggage.isEmpty || tailSampler != nil:
            InheritedContext(state ?? context.state, context.baggage, tailSampler)
        case .none where state != nil || tailSampler != nil || baggage?.isEmpty == false:
            InheritedContext(state ?? TraceState(), baggage ?? TraceBaggage(), tailSampler)
        default: nil
        }
    }
}

extension TraceContext {
    /// - Parameter inherited: the data that the trace shares; nil if there is none.
    init(_ span: SpanContext, inherited: InheritedContext?, isRemote: Bool = false) {
        self.init(
            traceID: span.traceID, spanID: span.spanID, flags: span.flags, state: inherited?.state ?? TraceState(),
            baggage: inherited?.baggage ?? TraceBaggage(), isRemote: isRemote)
    }
}
