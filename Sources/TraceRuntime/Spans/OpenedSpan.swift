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
    ///   - operation: asked where a trace starts, and where calls are counted.
    ///   - site: asked only if the span is recorded.
    @usableFromInline
    init(operation: () -> TraceOperation, site: () -> TraceSite) {
        let scope = TraceScope.current
        if let parent = TraceSpan(scope: scope).recording {
            self.init(RecordingSpan(site(), childOf: parent))
        } else if scope.position != nil {
            self.init(unrecorded: scope, isNew: false, operation: operation)
        } else {
            self.init(SpanParent(explicit: nil, active: nil), below: scope, operation: operation, site: site)
        }
    }

    /// Opens a span that continues another context than the active span's.
    @usableFromInline
    init(parent: TraceContext, operation: () -> TraceOperation, site: () -> TraceSite) {
        let scope = TraceScope.current
        self.init(
            SpanParent(explicit: parent, active: scope.context), below: scope, operation: operation, site: site)
    }

    private init(
        _ parent: SpanParent, below scope: TraceScope, operation: () -> TraceOperation, site: () -> TraceSite
    ) {
        let system = scope.system ?? TraceSystem.processWide
        let opened = system?.open(parent: parent, sample: operation().sample, site: site)
        if let recording = TraceSpan(scope: opened).recording {
            self.init(recording)
        } else {
            self.init(unrecorded: opened, isNew: opened != nil, operation: operation)
        }
    }

    private init(_ recording: RecordingSpan) {
        span = TraceSpan(scope: recording)
        isNew = true
    }

    private init(unrecorded scope: TraceScope?, isNew: Bool, operation: () -> TraceOperation) {
        let isCounted = scope?.system?.configuration.countsCalls ?? false
        span = TraceSpan(scope: scope, counted: isCounted ? CountedCall(operation()) : nil)
        // What is counted has an end, for which the scope that was there is bound once more.
        self.isNew = isNew || isCounted
    }

    /// Ends what was opened. Its error is what the body threw.
    @usableFromInline
    func end(throwing error: (any Error)? = nil) {
        if let recording = span.recording {
            if let error { recording.recordThrown(error) }
            recording.end()
        } else if let counted = span.counted, let system = span.scope?.system {
            counted.end(throwing: error, in: system)
        }
    }
}
