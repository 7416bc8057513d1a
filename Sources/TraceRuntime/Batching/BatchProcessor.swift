import Synchronization

/// The batch processor. It carries out what the ``BatchQueue`` decides: it exports on a task of its own, wakes by a
/// timer, and ends flushes.
///
/// Recording never waits for it. The two share the queue's lock, and no thread holds that while exporting.
final class BatchProcessor: Sendable {
    /// Empty once it has been shut down.
    private let exporters: TraceMutex<[any TraceSpanExporter]>
    private let batching: TraceBatching
    private let shards: RecorderShards
    private let finishing: FinishingSettings
    private let clock = TraceClock.shared
    /// How many ended spans a shard gathers before they enter the queue: one where spans of several threads must be
    /// exported in the order in which they end, as in tests.
    let delayedCountMax: Int
    /// Whether a timer will wake the processor. While there is none, the first span that ends wakes it.
    private let isAwake = Atomic(false)
    private let state: TraceMutex<State>
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let lifetime = TraceMutex(Lifetime())

    private struct State {
        var queue: BatchQueue<SpanSlot.Reference>
        var flushes: [Flush] = []
        var flushCount = 0

        /// Takes out the flushes that are over.
        mutating func takeFinishedFlushes() -> [Flush] {
            let finished = flushes.filter { queue.isFlushed($0.ticket) }
            flushes.removeAll { queue.isFlushed($0.ticket) }
            return finished
        }
    }

    private struct Flush {
        let id: Int
        let ticket: BatchQueue<SpanSlot.Reference>.FlushTicket
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct Lifetime {
        var processing: Task<Void, Never>?
        var shutdown: Task<Void, Never>?
    }

    init(
        exporters: [any TraceSpanExporter], batching: TraceBatching, finishing: FinishingSettings,
        shards: RecorderShards
    ) {
        self.exporters = TraceMutex(exporters)
        self.batching = batching
        self.finishing = finishing
        self.shards = shards
        delayedCountMax = batching.scheduleDelay > .zero ? min(SpanPool.portion, batching.batchSizeMax) : 1
        self.state = TraceMutex(State(queue: BatchQueue(batching)))
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    var statistics: TraceStatistics {
        enqueueAllEnded()
        return state.withLock { $0.queue.statistics }
    }

    /// Starts exporting. Called once.
    func start() {
        // Detached: it must have neither the trace nor the priority of the task that starts it.
        lifetime.withLock { $0.processing = Task.detached { await self.process() } }
    }

    /// Puts the ended spans of a shard into the queue. It holds the shard's lock meanwhile, so that the statistics
    /// count each span once.
    func enqueueEnded(of shard: Shard.Reference) {
        let (dropped, wakes) = shard.withLock { shard in
            if shard.ended.isEmpty { return ([SpanSlot.Reference](), false) }
            defer { shard.forgetEnded() }
            if let arrival = state.withLock({ $0.queue.enqueue(together: shard.ended.slots, size: shard.endedSize) }) {
                return ([], arrival == .wakeProcessor)
            }
            return enter(Array(shard.ended.slots)) { queue, slot in
                queue.enqueue(slot, size: slot.record.estimatedSize)
            }
        }
        finish(dropped, wakes: wakes)
    }

    /// Puts all spans that have ended into the queue.
    private func enqueueAllEnded() {
        for shard in shards.all { enqueueEnded(of: shard) }
    }

    /// Notes that a shard has an ended span which is not in the queue yet.
    func noteWaiting() {
        if isAwake.load(ordering: .relaxed) { return }
        if !isAwake.exchange(true, ordering: .relaxed) { wake.yield() }
    }

    /// Puts spans into the queue. Returns those that found no room, and whether the processor must be woken.
    private func enter(
        _ slots: [SpanSlot.Reference],
        _ enter: (inout BatchQueue<SpanSlot.Reference>, SpanSlot.Reference) -> BatchQueue<SpanSlot.Reference>.Arrival
    ) -> (dropped: [SpanSlot.Reference], wakes: Bool) {
        state.withLock { state in
            var dropped: [SpanSlot.Reference] = []
            var wakes = false
            for slot in slots {
                switch enter(&state.queue, slot) {
                case .nothing: break
                case .dropped: dropped.append(slot)
                case .wakeProcessor: wakes = true
                }
            }
            return (dropped, wakes)
        }
    }

    /// Does what remains to be done without a lock.
    private func finish(_ dropped: [SpanSlot.Reference], wakes: Bool) {
        if !dropped.isEmpty { SpanPool.giveBack(dropped) }
        if wakes { wake.yield() }
    }

    /// Counts a span that waits for tail sampling; false if there is no room for it.
    func hold(size: Int) -> Bool { state.withLock { $0.queue.hold(size: size) } }

    /// Takes spans that tail sampling keeps.
    func releaseHeld(_ slots: [SpanSlot.Reference]) {
        let (dropped, wakes) = enter(slots) { queue, slot in
            queue.releaseHeld(slot, size: slot.record.estimatedSize)
        }
        finish(dropped, wakes: wakes)
    }

    /// Drops spans that tail sampling does not keep.
    func discardHeld(_ slots: [SpanSlot.Reference]) {
        let size = slots.reduce(0) { $0 + $1.record.estimatedSize }
        state.withLock { $0.queue.discardHeld(slots.count, size: size) }
        SpanPool.giveBack(slots)
    }

    /// Returns when every span that has ended is exported or dropped, or when `limit` is over.
    func flush(within limit: Duration) async {
        await waitUntilFlushed(within: limit) { $0.flush() }
    }

    /// Takes no more spans, and returns when none is waiting, or when `limit` is over and those are dropped.
    ///
    /// It may be called any number of times, also by tasks that are cancelled. It happens once, and every caller waits
    /// for it.
    func shutdown(within limit: Duration) async {
        let shutdown = lifetime.withLock { lifetime in
            let task = lifetime.shutdown ?? Task.detached { await self.performShutdown(within: limit) }
            lifetime.shutdown = task
            return task
        }
        await shutdown.value
    }

    private func performShutdown(within limit: Duration) async {
        await waitUntilFlushed(within: limit) { $0.close() }
        let (abandoned, finished) = state.withLock { ($0.queue.abandon(), $0.takeFinishedFlushes()) }
        SpanPool.giveBack(abandoned)
        for flush in finished { flush.continuation.resume() }
        lifetime.withLock { $0.processing }?.cancel()
        wake.finish()
        for exporter in exporters.withLock({ $0 }) { await exporter.shutdown() }
        exporters.withLock { $0 = [] }
        for shard in shards.all { SpanPool.giveBack(shard.withLock { $0.takeFree() }) }
    }
}

// MARK: - Exporting

extension BatchProcessor {
    private func process() async {
        var timer: Task<Void, Never>?
        for await _ in wakes {
            timer?.cancel()
            guard let due = await exportWhatIsDue() else { continue }
            timer = Task.detached { [wake] in
                guard (try? await Task.sleep(for: MonotonicTime.now.duration(to: due))) != nil else { return }
                wake.yield()
            }
        }
        timer?.cancel()
    }

    /// Exports batch after batch, and returns when the next one is due, if one is.
    private func exportWhatIsDue() async -> MonotonicTime? {
        while true {
            enqueueAllEnded()
            switch state.withLock({ $0.queue.next(at: .now) }) {
            case .export(let slots):
                let result = await export(RecordedSpans(slots: slots, rules: finishingRules))
                SpanPool.giveBack(slots)
                let finished = state.withLock { state in
                    state.queue.complete(result)
                    return state.takeFinishedFlushes()
                }
                for flush in finished { flush.continuation.resume() }
            case .wait(let due):
                isAwake.store(due != nil, ordering: .relaxed)
                // A span that ended before that store did not wake the processor; one that ends after it does.
                if due == nil && shards.all.contains(where: { $0.withLock { !$0.ended.isEmpty } }) { continue }
                return due
            case .finish:
                return nil
            }
        }
    }

    private var finishingRules: FinishingRules {
        FinishingRules(timescale: clock.adjustedTimescale(), settings: finishing)
    }

    /// Gives spans to all exporters at once, and returns the worst result.
    private func export(_ spans: RecordedSpans) async -> TraceExportResult {
        let exporters = exporters.withLock { $0 }
        if let exporter = exporters.first, exporters.count == 1 {
            return await exporter.export(TraceSpanBatch(spans))
        }
        return await withTaskGroup(of: TraceExportResult.self) { group in
            for exporter in exporters {
                group.addTask { await exporter.export(TraceSpanBatch(spans)) }
            }
            return await group.reduce(.exported(rejected: 0)) { $0.worse($1, of: spans.slots.count) }
        }
    }
}

// MARK: - Flushing

extension BatchProcessor {
    private func waitUntilFlushed(
        within limit: Duration,
        _ request: (inout BatchQueue<SpanSlot.Reference>) -> BatchQueue<SpanSlot.Reference>.FlushTicket
    ) async {
        enqueueAllEnded()
        let (id, ticket) = state.withLock { state in
            state.flushCount += 1
            return (state.flushCount, request(&state.queue))
        }
        wake.yield()
        let timer = Task.detached {
            guard (try? await Task.sleep(for: limit)) != nil else { return }
            self.giveUpFlush(id)
        }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.queue.isFlushed(ticket) { return true }
                state.flushes.append(Flush(id: id, ticket: ticket, continuation: continuation))
                return false
            }
            if isOver { continuation.resume() }
        }
        timer.cancel()
    }

    private func giveUpFlush(_ id: Int) {
        let flush = state.withLock { state in
            let flush = state.flushes.first { $0.id == id }
            state.flushes.removeAll { $0.id == id }
            return flush
        }
        flush?.continuation.resume()
    }
}
