// The decision how a span is opened. The recorder carries it out.

extension TraceScope {
    /// Opens a span of a site.
    @usableFromInline
    func openSpan(_ site: TraceSite) -> SpanOpening {
        if traits.contains(.offering), isTakenOver(by: site) { return SpanOpening(sharing: self) }
        if isInRecordedTrace {
            return open(.site(site), parent: nil, inherited) { SiteReference(site) }
        } else {
            return openBelowUnrecorded(site)
        }
    }

    /// Whether a span that is opened in this scope becomes the child of a recorded span.
    @inline(__always)
    private var isInRecordedTrace: Bool { !traits.isDisjoint(with: [.recorded, .leftOut]) }

    /// Returns true if a route takes over the active span, which is that of its request.
    @inline(never)
    private func isTakenOver(by site: TraceSite) -> Bool {
        // A route does not record what the decision about its request has left out.
        guard let observing else { return traits.contains(.nonRecording) }
        return observing.adopt(site)
    }

    /// Opens a span of a site. It continues `parent`, or else the active span.
    @usableFromInline
    func openSpan(_ site: TraceSite, parent: consuming TraceContext?) -> SpanOpening {
        if traits.contains(.offering), isTakenOver(by: site) { return SpanOpening(sharing: self) }
        if site.content._withUnsafeGuaranteedRef({ $0.isRoot }) { return openRoot(site, parent: parent) }
        return open(.site(site), parent: parent, inherited) { SiteReference(site) }
    }

    /// Opens a span that starts a trace of its own. It links to the contexts that it would continue else, and keeps the
    /// baggage of the first of them.
    private func openRoot(_ site: TraceSite, parent: TraceContext?) -> SpanOpening {
        guard let recorder = recorder ?? LiveRecorders.processWide else { return SpanOpening(sharing: self) }
        if let tracer = recorder.value.settings.foreignTracer {
            return recorder.openForeign(.site(site), in: tracer, self, .newTrace(parent)) { SiteReference(site) }
        }
        let active = context(inherited)
        let opening = recorder.openRoot(.site(site), keeping: (parent ?? active)?.baggage) { SiteReference(site) }
        for context in [parent, active].compactMap(\.self) { opening.span.recording?.addLink(context, attributes: []) }
        return opening
    }

    /// Opens a span of handwritten code. It continues `parent`, or else the active span.
    ///
    /// - Parameter site: called only if the span is recorded.
    @usableFromInline
    func openSpan(
        _ name: String, kind: TraceSpanKind, parent: TraceContext?, site: () -> HandwrittenSite
    ) -> SpanOpening {
        openSpan(name, kind: kind, parent: parent, inherited, site: site)
    }

    /// Opens a span in a scope that need not be the current one.
    ///
    /// - Parameter inherited: the data that the scope's active span inherits from its trace.
    func openSpan(
        _ name: String, kind: TraceSpanKind, parent: TraceContext?, _ inherited: InheritedContext?,
        site: () -> HandwrittenSite
    ) -> SpanOpening {
        var attributes: [TraceAttribute] = []
        let opening = open(.name(name, kind), parent: parent, inherited) {
            let site = site()
            attributes = site.attributes
            return site.reference
        }
        for attribute in attributes { opening.span.recording?.setAttribute(attribute) }
        return opening
    }

    /// Opens the span of a request that a middleware answers.
    ///
    /// - Parameter filterName: evaluated only if there is a filter.
    func openRequest(
        filteredAs filterName: @autoclosure () -> String, parent: TraceContext?, site: () -> HandwrittenSite
    ) -> SpanOpening {
        let isFiltered = (recorder ?? LiveRecorders.processWide)?.value.settings.filter != nil
        return open(.request(filteredAs: isFiltered ? filterName() : nil), parent: parent, inherited) {
            site().reference
        }
    }

    @inline(__always)
    private func open(
        _ operation: TraceOperation, parent: consuming TraceContext?,
        _ inherited: @autoclosure () -> InheritedContext?, site: () -> SiteReference
    ) -> SpanOpening {
        if let parent { return openEntry(operation, continuing: parent, inherited(), site: site) }
        guard let recorder, isInRecordedTrace, let context = spanContext else {
            return openBelowUnrecorded(operation, inherited(), site: site)
        }
        let inherited = inherited()
        if recorder.value.settings.mayDivert {
            if let opening = recorder.openLeftOut(operation, context, inherited) { return opening }
            if let tracer = recorder.value.settings.foreignTracer {
                return recorder.openForeign(operation, in: tracer, self, .active, site: site)
            }
        }
        return SpanOpening(recorder.openChild(operation, of: context, inherited, site: site()), inherited)
    }

    /// Opens a span that continues a given context.
    private func openEntry(
        _ operation: TraceOperation, continuing parent: consuming TraceContext, _ inherited: InheritedContext?,
        site: () -> SiteReference
    ) -> SpanOpening {
        guard let recorder = recorder ?? LiveRecorders.processWide else { return SpanOpening(sharing: self) }
        if let tracer = recorder.value.settings.foreignTracer {
            return recorder.openForeign(operation, in: tracer, self, .given(parent), site: site)
        }
        return recorder.openEntry(operation, SpanParent(explicit: parent, active: context(inherited)), site: site)
    }

    /// Opens a span below an unrecorded one. It is not inlined, so that the path of a recorded child stays short.
    @inline(never)
    private func openBelowUnrecorded(_ site: TraceSite) -> SpanOpening {
        openBelowUnrecorded(.site(site), inherited) { SiteReference(site) }
    }

    /// Opens a span without an active span, or below an active span that is not recorded.
    @inline(__always)
    private func openBelowUnrecorded(
        _ operation: TraceOperation, _ inherited: @autoclosure () -> InheritedContext?, site: () -> SiteReference
    ) -> SpanOpening {
        guard let recorder = recorder ?? LiveRecorders.processWide else { return SpanOpening(sharing: self) }
        guard let context = spanContext else {
            guard let tracer = recorder.value.settings.foreignTracer else {
                return recorder.openRoot(operation, site: site)
            }
            return recorder.openForeign(operation, in: tracer, self, .active, site: site)
        }
        if traits.contains(.remote), let parent = self.context(inherited()) {
            return recorder.openEntry(operation, SpanParent(explicit: parent, active: nil), site: site)
        }
        guard recorder.value.settings.countsCalls else { return SpanOpening(sharing: self) }
        let inherited = inherited()
        return SpanOpening(recorder.openCall(operation, context, isInheriting: inherited != nil), inherited)
    }
}
