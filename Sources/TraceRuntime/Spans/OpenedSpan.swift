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
        if scope.traits.contains(.recorded) {
            self.init(.site(site), below: scope) { SiteReference(site) }
        } else {
            self.init(site, belowUnrecorded: scope)
        }
    }

    /// Stands apart, so that neither way is longer for the other.
    @inline(never)
    private init(_ site: TraceSite, belowUnrecorded scope: TraceScope) {
        self.init(.site(site), belowUnrecorded: scope) { SiteReference(site) }
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
            self.init(operation, continuing: parent, below: scope, site: site)
        } else {
            self.init(operation, below: scope, site: site)
        }
    }

    @inline(__always)
    private init(_ operation: TraceOperation, below scope: TraceScope, site: () -> SiteReference) {
        if let recorder = scope.recorder, scope.traits.contains(.recorded), let position = scope.position {
            let cargo = scope.cargo
            self.init(recorder.openChild(of: position, cargo, site: site()), cargo, isNew: true)
        } else {
            self.init(operation, belowUnrecorded: scope, site: site)
        }
    }

    private init(
        _ operation: TraceOperation, continuing parent: TraceContext, below scope: TraceScope,
        site: () -> SiteReference
    ) {
        guard let recorder = scope.recorder ?? TraceSystem.processWideRecorder else {
            self.init(scope, nil, isNew: false)
            return
        }
        let parents = SpanParent(explicit: parent, active: scope.context(scope.cargo))
        let (opened, cargo) = recorder.openEntry(operation, parents, parents.context ?? parent, site: site)
        self.init(opened, cargo, isNew: true)
    }

    /// Opens a span where none is active, or one that is not recorded.
    @inline(__always)
    private init(_ operation: TraceOperation, belowUnrecorded scope: TraceScope, site: () -> SiteReference) {
        guard let recorder = scope.recorder ?? TraceSystem.processWideRecorder else {
            self.init(scope, nil, isNew: false)
            return
        }
        guard let position = scope.position else {
            let (opened, cargo) = recorder.openRoot(operation, site: site)
            self.init(opened, cargo, isNew: true)
            return
        }
        let cargo = scope.cargo
        if let counted = recorder.openCounted(operation, at: position, hasCargo: cargo != nil) {
            self.init(counted, cargo, isNew: true)
        } else {
            self.init(scope, cargo, isNew: false)
        }
    }

    @inline(__always)
    private init(_ scope: TraceScope, _ cargo: TraceCargo?, isNew: Bool) {
        span = TraceSpan(scope: scope, cargo: cargo)
        self.isNew = isNew
    }

    /// Ends what was opened. Its error is what the body threw.
    @usableFromInline
    func end(throwing error: (any Error)? = nil) {
        guard let observing = span.scope.observing else { return }
        if span.isRecording {
            if let error { observing.recordThrown(error) }
            observing.end()
        } else {
            if let error { observing.countThrown(error) }
            observing.endCounted()
        }
    }
}
