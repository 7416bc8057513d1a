/// The result of opening a span. The body runs in its span.
///
/// It is a structure and not an optional span, because an optional of that size costs more than the rest of the
/// opening.
@usableFromInline
struct SpanOpening {
    @usableFromInline let span: TraceSpan
    /// Whether the span must be bound while the body runs, and ended afterwards. Otherwise the body runs in the current
    /// scope.
    @usableFromInline let isNew: Bool

    /// Creates the result for a new span.
    @inline(__always)
    init(_ scope: TraceScope, _ inherited: InheritedContext?) {
        span = TraceSpan(scope: scope, inherited: inherited)
        isNew = true
    }

    /// Creates the result without a new span.
    init(sharing scope: TraceScope) {
        span = TraceSpan(scope)
        isNew = false
    }
}
