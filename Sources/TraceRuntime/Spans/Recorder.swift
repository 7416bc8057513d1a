internal import Synchronization

/// The part of a trace system that spans use. It opens spans, ends them and passes them to the batch processor.
///
/// It is never freed, so that spans refer to it without a reference count. A task may keep a span and open child spans
/// long after the shutdown of the system. The shutdown frees the large parts.
@usableFromInline
struct Recorder: ~Copyable {
    @usableFromInline typealias Reference = UncountedReference<Recorder>

    let settings: RecorderSettings
    /// The system that owns the recorder.
    private(set) var owner: (any AnyObject & Sendable)?
    /// The number of entries of `tracestate` and `baggage` headers that were left out.
    let droppedHeaderEntries = Atomic(0)
    let sampler: EntrySampler
    let shards: RecorderShards
    let processor: BatchProcessor

    init(_ settings: RecorderSettings, shards: RecorderShards, processor: BatchProcessor) {
        self.settings = settings
        self.sampler = EntrySampler(settings.sampler, rateMax: settings.sampleRateMax, at: .now)
        self.shards = shards
        self.processor = processor
    }

    /// Sets the owner. It is called once, before anything is recorded.
    mutating func belong(to owner: any AnyObject & Sendable) { self.owner = owner }
}

// MARK: - Ending

extension Recorder {
    /// Adds an ended span.
    @inline(__always)
    func add(_ slot: SpanSlot.Reference) {
        if let inherited = slot.record.inherited, isTaken(slot, by: inherited) { return }
        let size = slot.record.estimatedSize
        let shard = shards.own
        while true {
            let addition = shard.withLock { shard in
                let addition = shard.add(slot, size: size, atMost: processor.delayedCountMax)
                if settings.countsCalls && addition != .refused { shard.count(slot, isRecorded: true, settings) }
                return addition
            }
            switch addition {
            case .more: return
            case .first: return processor.noteWaiting()
            case .last:
                shards.grow()
                return processor.enqueueEnded(of: shard)
            case .refused: processor.enqueueEnded(of: shard)
            }
        }
    }

    /// Adds an ended span to its trace's tail sampler, or ends the span of another library's tracer with it. Returns
    /// false if it goes into the queue.
    @inline(never)
    private func isTaken(_ slot: SpanSlot.Reference, by inherited: InheritedContext) -> Bool {
        if let tailSampler = inherited.tailSampler {
            add(slot, to: tailSampler)
        } else if let foreignSpan = inherited.foreignSpan {
            end(slot, as: foreignSpan)
        } else {
            return false
        }
        return true
    }

    private func end(_ slot: SpanSlot.Reference, as foreignSpan: any TraceForeignSpan) {
        let span = slot.record.finished(by: processor.finishingRules)
        let surplus = shards.own.withLock { shard in
            // The tracer's ids are not known here, so no metric points at the span.
            if settings.countsCalls { shard.count(slot, isRecorded: false, settings) }
            slot.record.clear()
            return shard.giveBack(slot)
        }
        if let surplus { SpanPool.giveBack(surplus) }
        foreignSpan.end(as: span)
    }

    private func add(_ slot: SpanSlot.Reference, to tailSampler: TailSampler) {
        if settings.countsCalls { shards.own.withLock { $0.count(slot, isRecorded: true, settings) } }
        let isHeld = processor.hold(size: slot.record.estimatedSize)
        switch tailSampler.add(slot, isHeld: isHeld) {
        case .hold: break
        case .export(let spans): processor.releaseHeld(spans)
        case .discard(let spans): processor.discardHeld(spans)
        }
        if !isHeld { SpanPool.giveBack([slot]) }
    }
}

// MARK: - Live statistics

extension Recorder {
    /// Counts a call without a span, and frees its slot.
    @inline(__always)
    func count(_ slot: SpanSlot.Reference) {
        let surplus = shards.own.withLock { shard in
            shard.count(slot, isRecorded: false, settings)
            slot.record.clearCall()
            return shard.giveBack(slot)
        }
        if let surplus { SpanPool.giveBack(surplus) }
    }

    /// The calls, errors and durations of each operation, the one with most calls first.
    var operations: [TraceOperationStatistics] {
        var all = OperationTable()
        for shard in shards.all { all.merge(shard.withLock { $0.operations }) }
        return all.statistics(nanosecondsPerTick: TraceClock.shared.timescaleOfEnded().nanosecondsPerTick)
    }
}

extension Shard.State {
    /// Counts a span or a call that has ended, in the live statistics and the metrics.
    fileprivate mutating func count(
        _ slot: SpanSlot.Reference, isRecorded: Bool, _ settings: borrowing RecorderSettings
    ) {
        if settings.countsOperations { operations.count(slot) }
        if settings.countsMetrics { calls.count(slot, isRecorded: isRecorded) }
    }
}

extension OperationTable {
    /// Counts a span or a call that has ended.
    fileprivate mutating func count(_ slot: SpanSlot.Reference) {
        let ticks = slot.record.startTime.distance(to: slot.record.endTime)
        let failed = slot.record.status.isError
        if let site = slot.record.site {
            count(site, ticks: ticks, failed: failed)
        } else if let name = slot.record.name {
            count(name, ticks: ticks, failed: failed)
        }
    }
}
