/// The result of opening a span: what the body runs in.
///
/// It is a structure, and not an optional span: an optional of that size costs more than the rest of the opening.
@usableFromInline
struct SpanOpening {
    @usableFromInline let span: TraceSpan
    /// Whether the span must be bound while the body runs, and ended after it. If not, the body runs in the scope that
    /// was there.
    @usableFromInline let isNew: Bool

    /// A new span.
    @inline(__always)
    init(_ scope: TraceScope, _ inherited: InheritedContext?) {
        span = TraceSpan(scope: scope, inherited: inherited)
        isNew = true
    }

    /// No new span.
    init(sharing scope: TraceScope) {
        span = TraceSpan(scope)
        isNew = false
    }
}
