// How a span begins, decided in one place. The recorder carries out what is decided here.

extension TraceScope {
    /// Opens a span of a site.
    @usableFromInline
    func openSpan(_ site: TraceSite) -> SpanOpening {
        if traits.contains(.recorded) {
            open(.site(site), parent: nil) { SiteReference(site) }
        } else {
            openBelowUnrecorded(site)
        }
    }

    /// Opens a span of a site that continues `parent`, or else the active span.
    @usableFromInline
    func openSpan(_ site: TraceSite, parent: TraceContext?) -> SpanOpening {
        open(.site(site), parent: parent) { SiteReference(site) }
    }

    /// Opens a span that is written by hand and continues `parent`, or else the active span.
    ///
    /// - Parameter site: called only if the span is recorded.
    @usableFromInline
    func openSpan(_ name: String, parent: TraceContext?, site: () -> SiteContent) -> SpanOpening {
        open(.name(name), parent: parent) { SiteReference(owning: site()) }
    }

    @inline(__always)
    private func open(_ operation: TraceOperation, parent: TraceContext?, site: () -> SiteReference) -> SpanOpening {
        if let parent { return openEntry(operation, continuing: parent, site: site) }
        guard let recorder, traits.contains(.recorded), let context = spanContext else {
            return openBelowUnrecorded(operation, site: site)
        }
        let inherited = inherited
        return SpanOpening(recorder.openChild(of: context, inherited, site: site()), inherited)
    }

    /// Opens a span that continues a context from elsewhere.
    private func openEntry(
        _ operation: TraceOperation, continuing parent: TraceContext, site: () -> SiteReference
    ) -> SpanOpening {
        guard let recorder = recorder ?? LiveRecorders.processWide else { return SpanOpening(sharing: self) }
        let parents = SpanParent(explicit: parent, active: context(inherited))
        return recorder.openEntry(operation, parents, parents.context ?? parent, site: site)
    }

    /// Stands apart, so that the way of a recorded child is no longer for it.
    @inline(never)
    private func openBelowUnrecorded(_ site: TraceSite) -> SpanOpening {
        openBelowUnrecorded(.site(site)) { SiteReference(site) }
    }

    /// Opens a span where none is active, or where the active one is not recorded.
    @inline(__always)
    private func openBelowUnrecorded(_ operation: TraceOperation, site: () -> SiteReference) -> SpanOpening {
        guard let recorder = recorder ?? LiveRecorders.processWide else { return SpanOpening(sharing: self) }
        guard let context = spanContext else { return recorder.openRoot(operation, site: site) }
        guard recorder.value.settings.countsCalls else { return SpanOpening(sharing: self) }
        let inherited = inherited
        return SpanOpening(recorder.openCall(operation, context, isInheriting: inherited != nil), inherited)
    }
}
