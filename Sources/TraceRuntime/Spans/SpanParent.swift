/// The parent context of a new span, and the context that it links to.
struct SpanParent: Equatable {
    let context: TraceContext
    /// The context of an active span of another trace; nil if there is none.
    let link: TraceContext?

    /// Chooses the parent.
    ///
    /// A server task inherits the span that was active when the server started. So a request's own parent has
    /// precedence over an active span of another trace. Within the same trace, the active span has precedence over the
    /// remote parent.
    init(explicit: consuming TraceContext, active: consuming TraceContext?) {
        guard let active else {
            self.context = explicit
            self.link = nil
            return
        }
        let isSameTrace = active.traceID == explicit.traceID
        self.context = isSameTrace && explicit.isRemote ? active : explicit
        self.link = isSameTrace ? nil : active
    }
}
