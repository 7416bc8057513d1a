/// Hands spans to exporters in front of which somebody waits, where others gather batches and retry.
///
/// A console beside a collector shows each trace as soon as it is complete, whatever the collector does. What it shows
/// stands beside the statistics, which count what the other exporters take.
final class PromptRelay: Sendable {
    private let exporters: [any TraceSpanExporter]
    /// How many spans may wait, and how many bytes they may take.
    private let countMax: Int
    private let sizeMax: Int
    private let state = TraceMutex(State())
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    private struct State {
        var waiting: [FinishedTraceSpan] = []
        var size = 0
        var lostCount = 0
        var flushes: [AsyncStream<Void>.Continuation] = []
        var isClosed = false
    }

    init(_ exporters: [any TraceSpanExporter], _ batching: TraceBatching) {
        self.exporters = exporters
        countMax = batching.queueCapacity
        sizeMax = batching.queueSizeMax
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        Task.detached { [self] in await process() }
    }

    /// Takes spans, in the order in which they ended, as far as there is room for them.
    func add(_ spans: RecordedSpans) {
        for slot in spans.slots {
            let size = slot.record.estimatedSize
            state.withLock { state in
                guard !state.isClosed, state.waiting.count < countMax, state.size + size <= sizeMax else {
                    state.lostCount += 1
                    return
                }
                state.size += size
                state.waiting.append(slot.record.finished(by: spans.rules))
            }
        }
        wake.yield()
    }

    /// Returns when everything has been exported that was added before, or when `limit` is over.
    func flush(within limit: Duration) async {
        let (done, isDone) = AsyncStream.makeStream(of: Void.self)
        let isClosed = state.withLock { state in
            if !state.isClosed { state.flushes.append(isDone) }
            return state.isClosed
        }
        if isClosed { return }
        wake.yield()
        // Finishing a stream twice is finishing it once.
        let timer = Task.detached {
            do { try await SystemExportClock().wait(limit) } catch { return }
            isDone.finish()
        }
        for await _ in done {}
        timer.cancel()
    }

    /// Exports what still waits, and says how many spans found no room.
    func shutdown(within limit: Duration, _ log: TraceLog) async {
        await flush(within: limit)
        let lostCount = state.withLock { state in
            state.isClosed = true
            return state.lostCount
        }
        wake.finish()
        for exporter in exporters { await exporter.shutdown() }
        if lostCount > 0 { log(.warn, "\(lostCount) spans were not shown: they ended faster than they were printed") }
    }

    private func process() async {
        for await _ in wakes {
            while let (spans, flushes) = takeAll() {
                if !spans.isEmpty {
                    for exporter in exporters { _ = await exporter.export(TraceSpanBatch(spans)) }
                }
                for flush in flushes { flush.finish() }
            }
        }
    }

    /// Nil if there is nothing to do.
    private func takeAll() -> (spans: [FinishedTraceSpan], flushes: [AsyncStream<Void>.Continuation])? {
        state.withLock { state in
            guard !state.waiting.isEmpty || !state.flushes.isEmpty else { return nil }
            defer {
                state.waiting = []
                state.size = 0
                state.flushes = []
            }
            return (state.waiting, state.flushes)
        }
    }
}
