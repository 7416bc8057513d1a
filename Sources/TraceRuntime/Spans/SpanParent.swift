/// The context that a new span continues, and the one that it links to.
struct SpanParent: Equatable {
    /// Nil where a new trace starts.
    let context: TraceContext?
    /// An active span of another trace; nil if there is none.
    let link: TraceContext?

    /// A server task inherits the span that was active when the server started, so a request's own parent wins over an
    /// active span of another trace. Within one trace the active span is nearer than what came over the wire.
    init(explicit: TraceContext?, active: TraceContext?) {
        guard let explicit else {
            self.context = active
            self.link = nil
            return
        }
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
