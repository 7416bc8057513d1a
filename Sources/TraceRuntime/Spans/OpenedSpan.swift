/// What an entry point runs its body in.
@usableFromInline
struct OpenedSpan: Sendable {
    /// What the body is given.
    @usableFromInline let span: TraceSpan
    /// What must be bound while the body runs, and ended after it; nil where the body runs in the scope that was there.
    @usableFromInline let scope: TraceScope?

    private init(inherited span: TraceSpan) {
        self.span = span
        self.scope = nil
    }

    private init(new scope: TraceScope) {
        self.span = TraceSpan(scope: scope)
        self.scope = scope
    }

    /// Opens the span of a site that the generator wrote.
    @usableFromInline
    init(_ site: TraceSite, parent explicit: TraceContext?) {
        self.init(parent: explicit, ratio: site.sample) { site }
    }

    /// Opens a span that was written by hand. Its site, attributes included, is made only if it is recorded.
    @usableFromInline
    init(parent explicit: TraceContext?, ratio: Double? = nil, site: () -> TraceSite) {
        let scope = TraceScope.current
        if explicit == nil {
            switch scope {
            case .unsampled:
                self.init(inherited: TraceSpan(scope: scope))
                return
            case .recording(let parent):
                self.init(new: .recording(RecordingSpan(site(), childOf: parent)))
                return
            case .system, nil:
                break
            }
        }
        guard let system = scope?.system ?? TraceSystem.processWide else {
            self.init(inherited: TraceSpan(scope: nil))
            return
        }
        let parent = SpanParent(explicit: explicit, active: scope?.context)
        self.init(new: system.open(parent: parent, ratio: ratio, site: site))
    }

    /// Ends what was opened. Its error is what the body threw.
    @usableFromInline
    func end(throwing error: (any Error)? = nil) {
        guard case .recording(let span) = scope else { return }
        if let error { span.recordThrown(error) }
        span.end()
    }
}
