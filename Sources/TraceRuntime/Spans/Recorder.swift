internal import Synchronization

/// The part of a system that its spans have to do with: it opens them, ends them, and hands them on.
///
/// It is never freed, so that spans refer to it without counting: a task may keep a span, and open others below it,
/// long after the system was shut down. What is large in it is given up at shutdown.
@usableFromInline
struct Recorder: ~Copyable {
    /// Without the exporters, which are the processor's.
    let configuration: TraceConfiguration
    /// Made before the first span is timed: it decides what an instant counts.
    let clock = TraceClock.shared
    /// Whose it is.
    private(set) var system: TraceSystem?
    /// Counted by the propagators.
    let droppedHeaderEntries = Atomic(0)
    private let sampler: EntrySampler
    private let shards: RecorderShards
    private let processor: BatchProcessor

    fileprivate init(_ configuration: TraceConfiguration, shards: RecorderShards, processor: BatchProcessor) {
        self.configuration = configuration
        self.sampler = EntrySampler(configuration.sampler, rateMax: configuration.sampleRateMax, at: .now)
        self.shards = shards
        self.processor = processor
    }

    /// Where a recorder is.
    @usableFromInline
    struct Reference: @unchecked Sendable {
        private let pointer: UnsafeMutablePointer<Recorder>

        init(_ configuration: TraceConfiguration, shards: RecorderShards, processor: BatchProcessor) {
            pointer = .allocate(capacity: 1)
            pointer.initialize(to: Recorder(configuration, shards: shards, processor: processor))
        }

        /// Called once, before anything is recorded.
        func belong(to system: TraceSystem) { pointer.pointee.system = system }

        var target: Recorder {
            @inline(__always) _read { yield pointer.pointee }
        }

        /// For an atomic variable.
        var address: UInt { UInt(bitPattern: pointer) }

        /// Nil for zero.
        init?(address: UInt) {
            guard let pointer = UnsafeMutablePointer<Recorder>(bitPattern: address) else { return nil }
            self.pointer = pointer
        }
    }
}

// MARK: - Opening

extension Recorder.Reference {
    /// Opens a span below one that is being recorded.
    ///
    /// - Parameter cargo: what the trace carries.
    @inline(__always)
    func openChild(
        of parent: TracePosition, _ cargo: TraceCargo?, site: SiteReference
    ) -> TraceScope {
        let (slot, spanID) = target.shards.own.withLock { ($0.takeSlot(), $0.ids.nextSpanID()) }
        let position = TracePosition(traceID: parent.traceID, spanID: spanID, flags: parent.flags)
        slot.record.open(site, at: position, parent: parent.spanID, cargo: cargo, in: self)
        return TraceScope(self, at: position, slot: slot, isRecorded: true, hasCargo: cargo != nil)
    }

    /// Opens a span that a trace starts with.
    ///
    /// - Parameter site: asked only if the span is recorded.
    @inline(__always)
    func openRoot(
        _ operation: TraceOperation, site: () -> SiteReference
    ) -> (scope: TraceScope, cargo: TraceCargo?) {
        let sample = operation.sample
        let (position, slot) = target.shards.own.withLock { shard in
            let traceID = shard.ids.nextTraceID()
            let isSampled = target.sampler.isSampled(traceID, parent: nil, ratio: sample, at: .now)
            let position = TracePosition(
                traceID: traceID, spanID: shard.ids.nextSpanID(), flags: isSampled ? [.random, .sampled] : .random)
            return (position, target.isObserved(position) ? shard.takeSlot() : nil)
        }
        guard let slot, target.isRecorded(position) else {
            return (count(operation, at: position, slot, hasCargo: false), nil)
        }
        return record(SpanParent(explicit: nil, active: nil), at: position, slot, site: site())
    }

    /// Opens a span that continues a context.
    func openEntry(
        _ operation: TraceOperation, _ parent: SpanParent, _ context: TraceContext, site: () -> SiteReference
    ) -> (scope: TraceScope, cargo: TraceCargo?) {
        let isSampled =
            context.isRemote
            ? target.sampler.isSampled(context.traceID, parent: context, ratio: operation.sample, at: .now)
            : context.isSampled
        var flags = context.flags.intersection(.random)
        if isSampled { flags.insert(.sampled) }
        let (position, slot) = target.shards.own.withLock { shard in
            let position = TracePosition(traceID: context.traceID, spanID: shard.ids.nextSpanID(), flags: flags)
            return (position, target.isObserved(position) ? shard.takeSlot() : nil)
        }
        guard let slot, target.isRecorded(position) else {
            let cargo = TraceCargo(context, holding: nil)
            return (count(operation, at: position, slot, hasCargo: cargo != nil), cargo)
        }
        return record(parent, at: position, slot, site: site())
    }

    /// Opens a call within a span that is not recorded; nil where calls are not counted.
    func openCounted(_ operation: TraceOperation, at position: TracePosition, hasCargo: Bool) -> TraceScope? {
        guard target.configuration.countsCalls else { return nil }
        return count(operation, at: position, target.shards.own.withLock { $0.takeSlot() }, hasCargo: hasCargo)
    }

    /// Records the first span of a trace in this process.
    @inline(never)
    private func record(
        _ parent: SpanParent, at position: TracePosition, _ slot: SpanSlot.Reference, site: SiteReference
    ) -> (scope: TraceScope, cargo: TraceCargo?) {
        let holding =
            position.flags.contains(.sampled) ? nil : Holding(root: position.spanID, target.configuration)
        let cargo = parent.context == nil && holding == nil ? nil : TraceCargo(parent.context, holding: holding)
        slot.record.open(
            site, at: position, parent: parent.context?.spanID, isParentRemote: parent.context?.isRemote ?? false,
            cargo: cargo, in: self)
        let scope = TraceScope(self, at: position, slot: slot, isRecorded: true, hasCargo: cargo != nil)
        if let link = parent.link { scope.recording?.addLink(link, attributes: []) }
        return (scope, cargo)
    }

    /// Remembers in the slot, if there is one, what is called and when.
    @inline(__always)
    private func count(
        _ operation: TraceOperation, at position: TracePosition, _ slot: SpanSlot.Reference?, hasCargo: Bool
    ) -> TraceScope {
        slot?.record.open(operation)
        return TraceScope(self, at: position, slot: slot, isRecorded: false, hasCargo: hasCargo)
    }
}

extension Recorder {
    /// Whether a span is recorded that a trace starts with, or enters this process with.
    @inline(__always)
    fileprivate func isRecorded(_ position: TracePosition) -> Bool {
        position.flags.contains(.sampled) || configuration.keepsUnsampled
    }

    /// Whether such a span needs a slot.
    @inline(__always)
    fileprivate func isObserved(_ position: TracePosition) -> Bool {
        isRecorded(position) || configuration.countsCalls
    }
}

// MARK: - Ending

extension Recorder {
    /// Takes a span that has ended.
    @inline(__always)
    func add(_ slot: SpanSlot.Reference) {
        let holding = slot.record.cargo?.holding
        if let holding { return add(slot, to: holding) }
        let size = slot.record.estimatedSize
        let shard = shards.own
        while true {
            let addition = shard.withLock { shard in
                let addition = shard.add(slot, size: size, atMost: processor.delayedCountMax)
                if configuration.countsCalls && addition != .refused { shard.operations.count(slot) }
                return addition
            }
            switch addition {
            case .more: return
            case .first: return processor.noteWaiting()
            case .last: return processor.enqueueEnded(of: shard)
            case .refused: processor.enqueueEnded(of: shard)
            }
        }
    }

    private func add(_ slot: SpanSlot.Reference, to holding: Holding) {
        if configuration.countsCalls { shards.own.withLock { $0.operations.count(slot) } }
        let isHeld = processor.hold(size: slot.record.estimatedSize)
        switch holding.add(slot, isHeld: isHeld) {
        case .hold: break
        case .export(let spans): processor.releaseHeld(spans)
        case .discard(let spans): processor.discardHeld(spans)
        }
        if !isHeld { SpanPool.giveBack([slot]) }
    }
}

// MARK: - Live statistics

extension Recorder {
    /// Counts a call of which no span was recorded, and takes its slot back.
    @inline(__always)
    func count(_ slot: SpanSlot.Reference) {
        let surplus = shards.own.withLock { shard in
            shard.operations.count(slot)
            slot.record.clearCall()
            return shard.giveBack(slot)
        }
        if let surplus { SpanPool.giveBack(surplus) }
    }

    /// Calls, errors and durations of each operation, the busiest first.
    var operations: [TraceOperationStatistics] {
        var all = OperationTable()
        for shard in shards.all { all.merge(shard.withLock { $0.operations }) }
        return all.statistics(nanosecondsPerTick: clock.adjustedTimescale().nanosecondsPerTick)
    }
}

extension OperationTable {
    /// Counts a span, or a call, that has ended.
    mutating func count(_ slot: SpanSlot.Reference) {
        let ticks = slot.record.startTime.distance(to: slot.record.endTime)
        let failed = slot.record.status.isError
        if let site = slot.record.site {
            count(site, ticks: ticks, failed: failed)
        } else if let name = slot.record.name {
            count(name, ticks: ticks, failed: failed)
        }
    }
}
