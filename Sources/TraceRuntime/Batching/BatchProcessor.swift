import Synchronization

/// Carries out what the ``BatchQueue`` decides: exports on a task of its own, wakes by timer, ends flushes.
///
/// Recording never waits for it: the two share only the queue's lock, which nobody holds while exporting.
final class BatchProcessor: Sendable {
    /// Empty once it has been shut down.
    private let exporters: TraceMutex<[any SpanExporter]>
    private let batching: TraceBatching
    private let shards: RecorderShards
    private let clock = TraceClock.shared
    /// How many ended spans of a shard may wait before the queue is told of them. None where the order matters in which
    /// spans end on several threads, as in tests.
    let delayedCountMax: Int
    /// Whether the processor will look at the queue again by itself. While it is not, the first span to end wakes it.
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

    init(exporters: [any SpanExporter], batching: TraceBatching, shards: RecorderShards) {
        self.exporters = TraceMutex(exporters)
        self.batching = batching
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
        // Detached: it must not live in the trace, or at the priority, of whoever started it.
        lifetime.withLock { $0.processing = Task.detached { await self.process() } }
    }

    /// Puts the spans that have ended in a shard into the queue. The shard's lock is held meanwhile, so that nobody who
    /// counts can miss them.
    func enqueueEnded(of shard: Shard.Reference) {
        let (dropped, wakes) = shard.withLock { shard in
            if shard.ended.isEmpty { return ([SpanSlot.Reference](), false) }
            defer { shard.forgetEnded() }
            if let arrival = state.withLock({ $0.queue.enqueue(together: shard.ended, size: shard.endedSize) }) {
                return ([], arrival == .wakeProcessor)
            }
            return enter(Array(shard.ended)) { queue, slot in queue.enqueue(slot, size: slot.record.estimatedSize) }
        }
        finish(dropped, wakes: wakes)
    }

    /// Puts all spans that have ended into the queue.
    private func enqueueAllEnded() {
        for shard in shards.all { enqueueEnded(of: shard) }
    }

    /// A span has ended that the queue will be told of later.
    func noteWaiting() {
        if isAwake.load(ordering: .relaxed) { return }
        if !isAwake.exchange(true, ordering: .relaxed) { wake.yield() }
    }

    /// Lets spans into the queue. Returns those that find no place in it, and whether it wants the processor.
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

    /// What is left to do when no lock is held any more.
    private func finish(_ dropped: [SpanSlot.Reference], wakes: Bool) {
        if !dropped.isEmpty { SpanPool.giveBack(dropped) }
        if wakes { wake.yield() }
    }

    /// Counts a span that is held elsewhere; false if there is no room for it.
    func hold(size: Int) -> Bool { state.withLock { $0.queue.hold(size: size) } }

    /// Takes spans that were held.
    func releaseHeld(_ slots: [SpanSlot.Reference]) {
        let (dropped, wakes) = enter(slots) { queue, slot in
            queue.releaseHeld(slot, size: slot.record.estimatedSize)
        }
        finish(dropped, wakes: wakes)
    }

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
    /// It may be called from anywhere, any number of times, also by tasks that are cancelled: it happens once, and
    /// every caller waits for it.
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
        for exporter in exporters.withLock({ $0 }) { await exporter.finish() }
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
                let result = await export(SpanBatch(slots, clock.adjustedTimescale()))
                SpanPool.giveBack(slots)
                let finished = state.withLock { state in
                    state.queue.complete(result)
                    return state.takeFinishedFlushes()
                }
                for flush in finished { flush.continuation.resume() }
            case .wait(let due):
                isAwake.store(due != nil, ordering: .relaxed)
                // A span that ended before that has woken nobody, and one that ends after it will.
                if due == nil && shards.all.contains(where: { $0.withLock { !$0.ended.isEmpty } }) { continue }
                return due
            case .finish:
                return nil
            }
        }
    }

    /// Gives a batch to all exporters at once, and returns the worst that became of it.
    private func export(_ batch: SpanBatch) async -> ExportResult {
        let exporters = exporters.withLock { $0 }
        if let exporter = exporters.first, exporters.count == 1 { return await exporter.export(batch) }
        return await withTaskGroup(of: ExportResult.self) { group in
            for exporter in exporters {
                group.addTask { await exporter.export(batch) }
            }
            return await group.reduce(.exported(rejected: 0)) { $0.worse($1, of: batch.count) }
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
