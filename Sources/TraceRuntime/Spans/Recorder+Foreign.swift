// Spans of another library's tracer. The tracer samples, and gives each span its ids and its place. Ids of this module
// stand in for them in the scopes, where the filter needs the id of a trace.

/// The wish for a parent of a span of another library's tracer.
enum ForeignPosition {
    case active
    case given(TraceContext)
    /// None, with a link to the context that the span would continue.
    case newTrace(TraceContext?)
}

extension Recorder.Reference {
    /// Opens a span that another library's tracer records, if it samples it.
    ///
    /// - Parameter scope: the scope of the active span of this module, or one without a span.
    @inline(never)
    func openForeign(
        _ operation: TraceOperation, in tracer: any TraceForeignTracer, _ scope: TraceScope,
        _ position: ForeignPosition, site: () -> SiteReference
    ) -> SpanOpening {
        let (parent, links) = position.parent(in: tracer)
        let standIn = standIn(for: parent, scope)
        if value.isLeftOut(operation, standIn) {
            let place = parent.context?.foreignContext ?? tracer.activeContext
            let inherited = InheritedContext(foreign: place, span: nil, below: parent.context)
            return SpanOpening(
                count(operation, standIn, slot(isRecorded: false, operation), isInheriting: true), inherited)
        }
        let site = site()
        let span = site.content._withUnsafeGuaranteedRef {
            tracer.startSpan($0.displayName, kind: $0.kind, source: $0.source, below: parent)
        }
        let isRecorded = span.isRecording
        let context = SpanContext(
            traceID: standIn.traceID, spanID: standIn.spanID, flags: isRecorded ? [.sampled] : [])
        let inherited = InheritedContext(foreign: span, span: isRecorded ? span : nil, below: parent.context)
        let slot = slot(isRecorded: isRecorded, operation)
        guard let slot, isRecorded else {
            return SpanOpening(count(operation, context, slot, isInheriting: true), inherited)
        }
        slot.record.open(site, context, parent: nil, inherited: inherited)
        let recorded = TraceScope(self, context, slot: slot, isRecorded: true, isInheriting: true)
        for link in links { recorded.recording?.addLink(link, attributes: []) }
        return SpanOpening(recorded, inherited)
    }

    private func standIn(for parent: TraceForeignParent, _ scope: TraceScope) -> SpanContext {
        value.shards.own.withLock { shard in
            let traceID = parent.isActive ? scope.spanContext?.traceID : nil
            return SpanContext(
                traceID: traceID ?? parent.context?.traceID ?? shard.ids.nextTraceID(),
                spanID: shard.ids.nextSpanID(), flags: [])
        }
    }

    private func slot(isRecorded: Bool, _ operation: TraceOperation) -> SpanSlot.Reference? {
        guard isRecorded || (value.settings.countsCalls && value.decision(for: operation) != .off) else { return nil }
        return value.shards.own.withLock { $0.takeSlot() }
    }
}

extension Recorder {
    /// Whether the filter leaves an operation out. Its share of the traces is taken by the ids that stand in.
    fileprivate func isLeftOut(_ operation: TraceOperation, _ standIn: SpanContext) -> Bool {
        guard let decision = decision(for: operation) else { return false }
        return decision.ratio?.isSampled(standIn.traceID) != true
    }
}

extension ForeignPosition {
    /// Chooses the parent by the rules of ``SpanParent``, and the contexts that the span links to.
    fileprivate func parent(in tracer: any TraceForeignTracer) -> (parent: TraceForeignParent, links: [TraceContext]) {
        switch self {
        case .active: return (.active, [])
        case .given(let context):
            guard let active = TraceContext(tracer.activeContext) else { return (.context(context), []) }
            if active.isOfOtherTrace(than: context) { return (.context(context), [active]) }
            return (context.isRemote ? .active : .context(context), [])
        case .newTrace(let context):
            return (.newTrace, [context, TraceContext(tracer.activeContext)].compactMap(\.self))
        }
    }
}

extension TraceForeignParent {
    fileprivate var isActive: Bool { if case .active = self { true } else { false } }
    fileprivate var context: TraceContext? { if case .context(let context) = self { context } else { nil } }
}
