/// What an entry point runs its body in.
@usableFromInline
struct OpenedSpan: Sendable {
    /// What the body is given.
    @usableFromInline let span: TraceSpan
    /// Whether the span must be bound while the body runs, and ended after it. If not, the body runs in the scope that
    /// was there.
    @usableFromInline let isNew: Bool

    /// Opens a span below the active one.
    ///
    /// - Parameters:
    ///   - sample: the operation's own chance to be sampled; asked only where a trace starts.
    ///   - site: asked only if the span is recorded.
    @usableFromInline
    init(sample: () -> Double?, site: () -> TraceSite) {
        let scope = TraceScope.current
        if let parent = TraceSpan(scope: scope).recording {
            self.init(RecordingSpan(site(), childOf: parent), isNew: true)
        } else if scope.position != nil {
            self.init(scope, isNew: false)
        } else {
            self.init(SpanParent(explicit: nil, active: nil), below: scope, sample: sample(), site: site)
        }
    }

    /// Opens a span that continues another context than the active span's.
    @usableFromInline
    init(parent: TraceContext, sample: () -> Double?, site: () -> TraceSite) {
        let scope = TraceScope.current
        self.init(SpanParent(explicit: parent, active: scope.context), below: scope, sample: sample(), site: site)
    }

    private init(_ parent: SpanParent, below scope: TraceScope, sample: Double?, site: () -> TraceSite) {
        let opened = (scope.system ?? TraceSystem.processWide)?.open(parent: parent, sample: sample, site: site)
        self.init(opened, isNew: opened != nil)
    }

    private init(_ scope: TraceScope?, isNew: Bool) {
        self.span = TraceSpan(scope: scope)
        self.isNew = isNew
    }

    /// Ends what was opened. Its error is what the body threw.
    @usableFromInline
    func end(throwing error: (any Error)? = nil) {
        guard let recording = span.recording else { return }
        if let error { recording.recordThrown(error) }
        recording.end()
    }
}
