/// What an entry point runs its body in.
@usableFromInline
struct OpenedSpan: Sendable {
    /// What the body is given.
    @usableFromInline let span: TraceSpan
    /// Whether the span must be bound while the body runs, and ended after it. If not, the body runs in the scope that
    /// was there.
    @usableFromInline let isNew: Bool

    /// Opens a span below the active one.
    @usableFromInline
    init(_ site: TraceSite, below scope: TraceScope) {
        self.init(.site(site), parent: nil, below: scope) { SiteReference(site) }
    }

    /// Opens a span that continues another context than the active span's, if there is one.
    @usableFromInline
    init(_ site: TraceSite, parent: TraceContext?, below scope: TraceScope) {
        self.init(.site(site), parent: parent, below: scope) { SiteReference(site) }
    }

    /// Opens a span that is written by hand.
    ///
    /// - Parameter site: asked only if the span is recorded.
    @usableFromInline
    init(_ name: String, parent: TraceContext?, below scope: TraceScope, site: () -> SiteContent) {
        self.init(.name(name), parent: parent, below: scope) { SiteReference(owning: site()) }
    }

    @inline(__always)
    private init(
        _ operation: TraceOperation, parent: TraceContext?, below scope: TraceScope, site: () -> SiteReference
    ) {
        if let parent {
            self.init(continuing: parent, below: scope, operation: operation, site: site)
        } else if let recording = scope.recording, let position = scope.position {
            let cargo = scope.cargo
            self.init(recorded: recording.recorder.openChild(of: position, cargo, site: site()), cargo)
        } else {
            self.init(operation, belowUnrecorded: scope, site: site)
        }
    }

    private init(
        continuing parent: TraceContext, below scope: TraceScope, operation: TraceOperation,
        site: () -> SiteReference
    ) {
        let parents = SpanParent(explicit: parent, active: scope.context(scope.cargo))
        self.init(in: scope, operation: operation) {
            $0.openEntry(parents, parents.context ?? parent, sample: operation.sample, site: site)
        }
    }

    /// Opens a span where none is active, or one that is not recorded.
    private init(_ operation: TraceOperation, belowUnrecorded scope: TraceScope, site: () -> SiteReference) {
        if scope.position != nil {
            self.init(unrecorded: scope, scope.cargo, isNew: false, operation: operation)
        } else {
            self.init(in: scope, operation: operation) { $0.openRoot(sample: operation.sample, site: site) }
        }
    }

    private init(
        in scope: TraceScope, operation: TraceOperation,
        _ open: (Recorder.Reference) -> (scope: TraceScope, cargo: TraceCargo?)
    ) {
        guard let recorder = scope.recorder ?? TraceSystem.processWideRecorder else {
            self.init(unrecorded: scope, nil, isNew: false, operation: operation)
            return
        }
        let (opened, cargo) = open(recorder)
        if opened.recording != nil {
            self.init(recorded: opened, cargo)
        } else {
            self.init(unrecorded: opened, cargo, isNew: true, operation: operation)
        }
    }

    private init(recorded scope: TraceScope, _ cargo: TraceCargo?) {
        span = TraceSpan(scope: scope, cargo: cargo)
        isNew = true
    }

    private init(unrecorded scope: TraceScope, _ cargo: TraceCargo?, isNew: Bool, operation: TraceOperation) {
        let counted = scope.recorder.flatMap { $0.openCall(of: operation) }
        span = TraceSpan(scope: scope, cargo: cargo, counted: counted)
        // What is counted has an end, for which the scope that was there is bound once more.
        self.isNew = isNew || counted != nil
    }

    /// Ends what was opened. Its error is what the body threw.
    @usableFromInline
    func end(throwing error: (any Error)? = nil) {
        if let recording = span.recording {
            if let error { recording.recordThrown(error) }
            recording.end()
        } else {
            span.counted?.end(throwing: error)
        }
    }
}
