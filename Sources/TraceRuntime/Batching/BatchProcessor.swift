import Synchronization

/// The batch processor, which carries out the decisions of the ``BatchQueue``. It exports in a task of its own, wakes
/// up by a timer, and completes flushes.
///
/// Recording never waits for an export. Both use the queue's lock, but no thread holds it while it exports.
final class BatchProcessor: Sendable {
    /// The exporters; none after shutdown.
    private let exporters: TraceMutex<[any TraceSpanExporter]>
    private let batching: TraceBatching
    private let shards: RecorderShards
    private let finishing: FinishingSettings
    private let log: TraceLog
    /// The relay for exporters that must not wait for the others; nil without such exporters.
    private let relay: PromptRelay?
    private let clock = TraceClock.shared
    /// The number of ended spans that a shard collects before they enter the queue. It is one if the spans of several
    /// threads must be exported in the order of their ends, as in tests.
    let delayedCountMax: Int
    /// Whether a timer will wake the processor. If not, the next span that ends wakes it.
    private let isAwake = Atomic(false)
    private let state: TraceMutex<State>
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let lifetime = TraceMutex(Lifetime())

    /// The time of the next message about losses, in nanoseconds. It is read without the lock, because a full queue may
    /// drop millions of spans.
    private let quietUntil = Atomic<UInt64>(0)

    /// The least time that the relay gets at shutdown.
    private static let timeToPrint = Duration.seconds(0.2)

    private struct State {
        var queue: BatchQueue<SpanSlot.Reference>
        var losses = LossReport()
        var flushes: [Flush] = []
        var flushCount = 0

        /// Removes and returns the flushes that are complete.
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

    /// - Parameter relay: the relay for exporters that must not wait for the others.
    init(
        exporters: [any TraceSpanExporter], relay: PromptRelay? = nil, batching: TraceBatching,
        finishing: FinishingSettings, shards: RecorderShards, log: TraceLog
    ) {
        self.relay = relay
        self.log = log
        self.exporters = TraceMutex(exporters)
        self.batching = batching
        self.finishing = finishing
        self.shards = shards
        let mayGather = batching.scheduleDelay > .zero && relay == nil
        delayedCountMax = mayGather ? min(SpanPool.portion, batching.batchSizeMax) : 1
        self.state = TraceMutex(State(queue: BatchQueue(batching)))
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    var statistics: TraceStatistics {
        enqueueAllEnded()
        return state.withLock { $0.queue.statistics }
    }

    /// Starts exporting. It is called once.
    func start() {
        // The task is detached, because it must inherit neither the trace nor the priority of the task that starts it.
        lifetime.withLock { $0.processing = Task.detached { await self.process() } }
    }

    /// Moves the ended spans of a shard into the queue. It holds the shard's lock meanwhile, so that the statistics
    /// count each span exactly once.
    func enqueueEnded(of shard: Shard.Reference) {
        let (dropped, wakes) = shard.withLock { shard in
            if shard.ended.isEmpty { return ([SpanSlot.Reference](), false) }
            defer { shard.forgetEnded() }
            relay?.add(RecordedSpans(slots: Array(shard.ended.slots), rules: finishingRules))
            if let arrival = state.withLock({ $0.queue.enqueue(together: shard.ended.slots, size: shard.endedSize) }) {
                return ([], arrival == .wakeProcessor)
            }
            return enter(Array(shard.ended.slots)) { queue, slot in
                queue.enqueue(slot, size: slot.record.estimatedSize)
            }
        }
        finish(dropped, wakes: wakes)
    }

    /// Moves the ended spans of all shards into the queue.
    private func enqueueAllEnded() {
        for shard in shards.all { enqueueEnded(of: shard) }
    }

    /// Notes that a shard has an ended span which is not in the queue yet.
    func noteWaiting() {
        if isAwake.load(ordering: .relaxed) { return }
        if !isAwake.exchange(true, ordering: .relaxed) { wake.yield() }
    }

    /// Adds spans to the queue. Returns the spans that did not fit, and true if the processor must be woken.
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

    /// Completes the addition of spans after the locks were released.
    private func finish(_ dropped: [SpanSlot.Reference], wakes: Bool) {
        if !dropped.isEmpty {
            SpanPool.giveBack(dropped)
            reportLosses()
        }
        if wakes { wake.yield() }
    }

    /// Counts a span that waits for tail sampling; false if the queue's limits leave no space for it.
    func hold(size: Int) -> Bool {
        let hasSpace = state.withLock { $0.queue.hold(size: size) }
        if !hasSpace { reportLosses() }
        return hasSpace
    }

    /// Adds spans that tail sampling keeps to the queue.
    func releaseHeld(_ slots: [SpanSlot.Reference]) {
        relay?.add(RecordedSpans(slots: slots, rules: finishingRules))
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

    /// Waits until every span that has ended is exported or dropped, at most for `limit`.
    func flush(within limit: Duration) async {
        await waitUntilFlushed(within: limit) { $0.flush() }
        await relay?.flush(within: limit)
    }

    /// Stops accepting spans, and waits until no span is left, at most for `limit`. Then the remaining spans are
    /// dropped.
    ///
    /// It may be called several times, also by cancelled tasks. The shutdown happens once, and every caller waits for
    /// it.
    func shutdown(within limit: Duration) async {
        let shutdown = lifetime.withLock { lifetime in
            let task = lifetime.shutdown ?? Task.detached { await self.performShutdown(within: limit) }
            lifetime.shutdown = task
            return task
        }
        await shutdown.value
    }

    private func performShutdown(within limit: Duration) async {
        let deadline = MonotonicTime.now.advanced(by: limit)
        for case let exporter as any ShutdownAware in exporters.withLock({ $0 }) { exporter.prepareForShutdown() }
        await waitUntilFlushed(within: limit) { $0.close() }
        let (abandoned, finished) = state.withLock { ($0.queue.abandon(), $0.takeFinishedFlushes()) }
        SpanPool.giveBack(abandoned)
        for flush in finished { flush.continuation.resume() }
        lifetime.withLock { $0.processing }?.cancel()
        wake.finish()
        for exporter in exporters.withLock({ $0 }) { await exporter.shutdown() }
        exporters.withLock { $0 = [] }
        await relay?.shutdown(within: max(Self.timeToPrint, MonotonicTime.now.duration(to: deadline)), log)
        let statistics = statistics
        if let line = state.withLock({ $0.losses.lastLine(for: statistics) }) { log(.error, line) }
        for shard in shards.all { SpanPool.giveBack(shard.withLock { $0.takeFree() }) }
    }
}

// MARK: - Exporting

extension BatchProcessor {
    /// Logs that spans are being dropped, if a message is due.
    private func reportLosses() {
        let now = MonotonicTime.now
        guard now.nanoseconds >= quietUntil.load(ordering: .relaxed) else { return }
        let line = state.withLock { state in
            let line = state.losses.line(for: state.queue.statistics, at: now)
            quietUntil.store(state.losses.quietUntil.nanoseconds, ordering: .relaxed)
            return line
        }
        if let line { log(.error, line) }
    }

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

    /// Exports all batches that are due. Returns the time at which the next one is due; nil if there is none.
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
                reportLosses()
            case .wait(let due):
                isAwake.store(due != nil, ordering: .relaxed)
                // A span that ended before the store did not wake the processor. A span that ends after it does.
                if due == nil && shards.all.contains(where: { $0.withLock { !$0.ended.isEmpty } }) { continue }
                return due
            case .finish:
                return nil
            }
        }
    }

    var finishingRules: FinishingRules {
        FinishingRules(timescale: clock.timescaleOfEnded(), settings: finishing)
    }

    /// Exports spans with all exporters concurrently, and returns the worst result.
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
