internal import Synchronization

/// The part of a system that its spans have to do with: it opens them, ends them, and hands them on.
///
/// It is never freed, so that spans refer to it without counting: a task may keep a span, and open others below it,
/// long after the system was shut down. What is large in it is given up at shutdown.
struct Recorder: ~Copyable {
    /// Without the exporters, which are the processor's.
    let configuration: TraceConfiguration
    let countsCalls: Bool
    /// Whose it is.
    private(set) var system: TraceSystem?
    private let sampler: EntrySampler
    private let shards: RecorderShards
    private let processor: BatchProcessor

    fileprivate init(
        _ configuration: TraceConfiguration, shards: RecorderShards, processor: BatchProcessor
    ) {
        self.configuration = configuration
        self.countsCalls = configuration.countsCalls
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
    @inline(__always)
    func openChild(
        of parent: TraceScope, at position: TracePosition, site: Unmanaged<SiteContent>, ownedSite: SiteContent? = nil
    ) -> TraceScope {
        let (slot, spanID) = target.shards.own.withLock { ($0.takeSlot(), $0.ids.nextSpanID()) }
        let position = TracePosition(traceID: position.traceID, spanID: spanID, flags: position.flags)
        slot.record.open(
            SpanRecord.Opening(
                recorder: self, site: site, ownedSite: ownedSite, position: position,
                parentSpanID: parent.position?.spanID, isParentRemote: false, cargo: parent.cargo, startTime: .now))
        return TraceScope(
            recorder: self, recording: RecordingSpan(slot: slot, recorder: self), position: position,
            cargo: parent.cargo)
    }

    /// Opens a span that no active span is the parent of, or that continues another context.
    func openEntry(
        _ parent: SpanParent, sample: Double?, site: () -> (content: Unmanaged<SiteContent>, owned: SiteContent?)
    ) -> TraceScope {
        let (ownTraceID, spanID) = target.shards.own.withLock { shard in
            (parent.context == nil ? shard.ids.nextTraceID() : nil, shard.ids.nextSpanID())
        }
        let traceID = parent.context?.traceID ?? ownTraceID!
        let isSampled = target.samples(traceID, parent, ratio: sample)
        var flags = parent.context?.flags.intersection(.random) ?? .random
        if isSampled { flags.insert(.sampled) }
        let position = TracePosition(traceID: traceID, spanID: spanID, flags: flags)
        guard isSampled || target.configuration.keepsUnsampled else {
            return TraceScope(
                recorder: self, position: position,
                cargo: parent.context.flatMap { TraceCargo($0, holding: nil) })
        }
        let holding = isSampled ? nil : Holding(root: spanID, target.configuration)
        let (site, owned) = site()
        let cargo = parent.context == nil && holding == nil ? nil : TraceCargo(parent.context, holding: holding)
        let slot = target.shards.own.withLock { $0.takeSlot() }
        slot.record.open(
            SpanRecord.Opening(
                recorder: self, site: site, ownedSite: owned, position: position,
                parentSpanID: parent.context?.spanID, isParentRemote: parent.context?.isRemote ?? false, cargo: cargo,
                startTime: .now))
        let recording = RecordingSpan(slot: slot, recorder: self)
        if let link = parent.link { recording.addLink(link, attributes: []) }
        return TraceScope(recorder: self, recording: recording, position: position, cargo: cargo)
    }
}

extension Recorder {
    fileprivate func samples(_ traceID: TraceID, _ parent: SpanParent, ratio: Double?) -> Bool {
        if let context = parent.context, !context.isRemote { return context.isSampled }
        return sampler.isSampled(traceID, parent: parent.context, ratio: ratio, at: .now)
    }
}

// MARK: - Ending

extension Recorder {
    /// Takes a span that has ended.
    @inline(__always)
    func add(_ slot: SpanSlot.Reference) {
        let holding = slot.record.opening?.cargo?.holding
        if let holding { return add(slot, to: holding) }
        let size = slot.record.estimatedSize
        let shard = shards.own
        var count = 0
        let isFull = shard.withLock { shard in
            if countsCalls { shard.operations.count(slot) }
            let isFull = shard.add(slot, size: size, atMost: processor.delayedCountMax)
            count = shard.ended.count
            return isFull
        }
        if isFull {
            processor.enqueueEnded(of: shard)
        } else if count == 1 {
            processor.noteWaiting()
        }
    }

    private func add(_ slot: SpanSlot.Reference, to holding: Holding) {
        if countsCalls { shards.own.withLock { $0.operations.count(slot) } }
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

extension Recorder.Reference {
    /// Opens a call of which no span is recorded; nil where calls are not counted.
    func openCall(of operation: TraceOperation) -> CountedCall? {
        guard target.countsCalls else { return nil }
        return CountedCall(operation, slot: target.shards.own.withLock { $0.takeSlot() }, recorder: self)
    }
}

extension Recorder {
    /// Counts a call of which no span was recorded, and takes its slot back.
    func count(_ operation: TraceOperation, _ slot: SpanSlot.Reference, ticks: Int64) {
        let failed = slot.record.status.isError
        slot.record.clear()
        shards.own.withLock { shard in
            shard.giveBack(slot)
            switch operation {
            case .site(let site): shard.operations.count(site.content, ticks: ticks, failed: failed)
            case .name(let name): shard.operations.count(name, ticks: ticks, failed: failed)
            }
        }
    }

    /// Calls, errors and durations of each operation, the busiest first.
    var operations: [TraceOperationStatistics] {
        var all = OperationTable()
        for shard in shards.all { all.merge(shard.withLock { $0.operations }) }
        return all.statistics(nanosecondsPerTick: TraceClock.shared.adjustedTimescale().nanosecondsPerTick)
    }
}

extension OperationTable {
    /// Counts a span that has ended.
    mutating func count(_ slot: SpanSlot.Reference) {
        let ticks = slot.record.opening!.startTime.distance(to: slot.record.endTime)
        count(slot.record.opening!.site, ticks: ticks, failed: slot.record.status.isError)
    }
}
