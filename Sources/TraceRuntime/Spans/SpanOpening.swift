/// The result of opening a span. The body runs in its span.
///
/// It is a structure and not an optional span, because an optional of that size costs more than the rest of the
/// opening.
@usableFromInline
struct SpanOpening {
    @usableFromInline var span: TraceSpan
    /// Whether the span must be bound while the body runs, and ended afterwards. Otherwise the body runs in the current
    /// scope.
    @usableFromInline let isNew: Bool

    /// Creates the result for a new span.
    @inline(__always)
    init(_ scope: TraceScope, _ inherited: InheritedContext?) {
        span = TraceSpan(scope: scope, inherited: inherited)
        isNew = true
    }

    /// The result for a request's span, which the route that answers the request takes over.
    func offered() -> SpanOpening { isNew ? SpanOpening(span.scope.offered(), span.inherited) : self }

    /// Creates the result without a new span.
    init(sharing scope: TraceScope) {
        span = TraceSpan(scope)
        isNew = false
    }
}

// A debug build passes an opening to a mutating function by its address, and copies it for any other one.
extension SpanOpening {
    /// Runs a body in the span, and ends the span. The body returns the error that it has caught.
    @inlinable @inline(__always)
    mutating func run(_ body: (TraceSpan) -> (any Error)?) {
        guard isNew, span.isBoundAlone else { return runOtherwise(body) }
        TraceScope.binding.withValue(span.scope) { end(throwing: body(span)) }
    }

    /// The rare ways to run a body, which would take stack in ``run(_:)``.
    @inlinable
    mutating func runOtherwise(_ body: (TraceSpan) -> (any Error)?) {
        guard isNew else { return _ = body(span) }
        span.boundWithMore { end(throwing: body(span)) }
    }

    @inlinable @inline(__always)
    mutating func end(throwing error: (any Error)?) {
        if let error { span.end(throwing: error) } else { span.end(throwing: nil) }
    }
}
