extension Recorder.Reference {
    /// Opens a child of a recorded span.
    @inline(__always)
    func openChild(
        _ operation: TraceOperation, of parent: SpanContext, _ inherited: InheritedContext?, site: SiteReference
    ) -> TraceScope {
        let method = countedMethod(of: operation)
        let (slot, spanID) = value.shards.own.withLock { ($0.takeSlot(counting: method), $0.ids.nextSpanID()) }
        let context = SpanContext(traceID: parent.traceID, spanID: spanID, flags: parent.flags)
        slot.record.open(site, context, parent: parent.spanID, inherited: inherited)
        return TraceScope(self, context, slot: slot, isRecorded: true, isInheriting: inherited != nil)
    }

    /// Opens the first span of a new trace.
    ///
    /// - Parameters:
    ///   - baggage: the baggage that the new trace takes over; nil if there is none.
    ///   - site: called only if the span is recorded.
    @inline(__always)
    func openRoot(
        _ operation: TraceOperation, keeping baggage: TraceBaggage? = nil, site: () -> SiteReference
    ) -> SpanOpening {
        let decision = value.decision(for: operation)
        let sample = decision?.ratio?.value ?? operation.sample
        let method = countedMethod(of: operation)
        let (context, slot) = value.shards.own.withLock { shard in
            let traceID = shard.ids.nextTraceID()
            let isSampled = value.sampler.isSampled(traceID, parent: nil, ratio: sample, at: .now)
            let context = SpanContext(
                traceID: traceID, spanID: shard.ids.nextSpanID(), flags: isSampled ? [.random, .sampled] : .random)
            let isObserved = decision != .off && value.settings.isObserved(context)
            return (context, isObserved ? shard.takeSlot(counting: method) : nil)
        }
        guard let slot, value.settings.isRecorded(context) else {
            let inherited = baggage.flatMap { InheritedContext.shared(below: nil, keeping: $0, tailSampler: nil) }
            return SpanOpening(count(operation, context, slot, isInheriting: inherited != nil), inherited)
        }
        let state = value.sampler.state(
            context.traceID, parent: nil, isSampled: context.flags.contains(.sampled), ratio: sample)
        return record(nil, context, slot, state: state, keeping: baggage, site: site())
    }

    /// Opens a span that continues a given context.
    ///
    /// - Parameter site: called only if the span is recorded.
    func openEntry(
        _ operation: TraceOperation, _ parent: SpanParent, site: () -> SiteReference
    ) -> SpanOpening {
        let decision = value.decision(for: operation)
        let isLeftOut = decision?.ratio?.isSampled(parent.context.traceID) == false || decision == .off
        let isSampled =
            parent.context.isRemote && !isLeftOut
            ? value.sampler.isSampled(
                parent.context.traceID, parent: parent.context, ratio: decision?.ratio?.value ?? operation.sample,
                at: .now)
            : parent.context.isSampled && !isLeftOut
        var flags = parent.context.flags.intersection(.random)
        if isSampled { flags.insert(.sampled) }
        let state =
            parent.context.isRemote && value.sampler.maySetState(below: parent.context)
            ? value.sampler.state(
                parent.context.traceID, parent: parent.context, isSampled: isSampled, ratio: nil,
                isThinned: decision?.ratio.map { $0 != .all } ?? false)
            : nil
        let method = countedMethod(of: operation)
        let (context, slot) = value.shards.own.withLock { shard in
            let context = SpanContext(traceID: parent.context.traceID, spanID: shard.ids.nextSpanID(), flags: flags)
            let isObserved = decision != .off && value.settings.isObserved(context)
            return (context, isObserved ? shard.takeSlot(counting: method) : nil)
        }
        guard let slot, value.settings.isRecorded(context) else {
            let inherited = InheritedContext.shared(below: parent.context, state: state, tailSampler: nil)
            return SpanOpening(count(operation, context, slot, isInheriting: inherited != nil), inherited)
        }
        return record(parent, context, slot, state: state, site: site())
    }

    /// Opens a call that is counted below an unrecorded span. The call shares the span's context.
    func openCall(_ operation: TraceOperation, _ context: SpanContext, isInheriting: Bool) -> TraceScope {
        let slot = value.decision(for: operation) == .off ? nil : takeSlot(operation)
        return count(operation, context, slot, isInheriting: isInheriting)
    }

    private func takeSlot(_ operation: TraceOperation) -> SpanSlot.Reference {
        let method = countedMethod(of: operation)
        return value.shards.own.withLock { $0.takeSlot(counting: method) }
    }

    /// The method of a request that counts as active from its start; nil if it does not.
    @inline(__always)
    private func countedMethod(of operation: TraceOperation) -> HTTPMethod? {
        value.settings.countsMetrics ? operation.method : nil
    }

    /// Opens a call that the filter leaves out of the trace of a recorded span; nil if it does not.
    ///
    /// The trace's id decides, so that a trace has all spans of the operation or none.
    @inline(never)
    func openLeftOut(
        _ operation: TraceOperation, _ context: SpanContext, _ inherited: InheritedContext?
    ) -> SpanOpening? {
        guard let decision = value.decision(for: operation) else { return nil }
        if decision.ratio?.isSampled(context.traceID) == true { return nil }
        let isCounted = decision != .off && value.settings.countsCalls
        let slot = isCounted ? takeSlot(operation) : nil
        let scope = count(operation, context, slot, isInheriting: inherited != nil)
        return SpanOpening(decision == .off ? scope : scope.leftOut, inherited)
    }

    /// Records the first span of a trace in this process.
    @inline(never)
    private func record(
        _ parent: SpanParent?, _ context: SpanContext, _ slot: SpanSlot.Reference, state: TraceState?,
        keeping baggage: TraceBaggage? = nil, site: SiteReference
    ) -> SpanOpening {
        let tailSampler =
            context.flags.contains(.sampled)
            ? nil
            : TailSampler(
                root: context.spanID, keepsErrors: value.settings.keepsErrors,
                slowerThan: value.settings.keepSlowerThan)
        let inherited = InheritedContext.shared(
            below: parent?.context, state: state, keeping: baggage, tailSampler: tailSampler)
        slot.record.open(
            site, context, parent: parent?.context.spanID, isParentRemote: parent?.context.isRemote ?? false,
            inherited: inherited)
        let scope = TraceScope(self, context, slot: slot, isRecorded: true, isInheriting: inherited != nil)
        if let link = parent?.link { scope.recording?.addLink(link, attributes: []) }
        return SpanOpening(scope, inherited)
    }

    /// Stores the operation and its start in the slot, if there is one.
    @inline(__always)
    func count(
        _ operation: TraceOperation, _ context: SpanContext, _ slot: SpanSlot.Reference?, isInheriting: Bool
    ) -> TraceScope {
        slot?.record.open(operation)
        return TraceScope(self, context, slot: slot, isRecorded: false, isInheriting: isInheriting)
    }
}

extension Recorder {
    /// Returns the filter's decision; nil without a filter, or without a rule for the operation.
    @inline(__always)
    func decision(for operation: TraceOperation) -> TraceFilter.Decision? {
        settings.filter == nil ? nil : filtered(operation)
    }

    @inline(never)
    private func filtered(_ operation: TraceOperation) -> TraceFilter.Decision? {
        guard let filter = settings.filter else { return nil }
        guard let number = operation.siteNumber else { return filter.decision(for: operation.filterNames) }
        return shards.own.withLock { shard in
            shard.decision(number) { filter.decision(for: operation.filterNames) }
        }
    }
}

extension Shard.State {
    /// Takes a slot for an operation.
    ///
    /// - Parameter method: the method of a request, which counts as active from now on; nil for any other operation.
    @inline(__always)
    fileprivate mutating func takeSlot(counting method: HTTPMethod?) -> SpanSlot.Reference {
        let slot = takeSlot()
        if let method { calls.begin(slot, method) }
        return slot
    }
}

extension RecorderSettings {
    /// Returns true if the first span of a trace in this process is recorded.
    @inline(__always)
    fileprivate func isRecorded(_ context: SpanContext) -> Bool {
        context.flags.contains(.sampled) || keepsUnsampled
    }

    /// Returns true if the first span of a trace in this process needs a slot.
    @inline(__always)
    fileprivate func isObserved(_ context: SpanContext) -> Bool {
        isRecorded(context) || countsCalls
    }
}
