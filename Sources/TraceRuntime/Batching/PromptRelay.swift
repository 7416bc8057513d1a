/// A relay that exports spans at once to exporters for people, while other exporters collect batches and retry.
///
/// A console shows each complete trace without waiting for a collector. The statistics count only the other exporters.
final class PromptRelay: Sendable {
    private let exporters: [any TraceSpanExporter]
    /// The greatest number of waiting spans.
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

    /// Adds spans, in the order of their ends, up to the limits.
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

    /// Waits until all spans that were added before are exported, at most for `limit`.
    func flush(within limit: Duration) async {
        let (done, isDone) = AsyncStream.makeStream(of: Void.self)
        let isClosed = state.withLock { state in
            if !state.isClosed { state.flushes.append(isDone) }
            return state.isClosed
        }
        if isClosed { return }
        wake.yield()
        // Finishing a stream again has no effect.
        let timer = Task.detached {
            do { try await SystemExportClock().wait(limit) } catch { return }
            isDone.finish()
        }
        for await _ in done {}
        timer.cancel()
    }

    /// Exports the waiting spans, and logs the number of spans beyond the limits.
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

    /// Removes and returns the waiting spans and flushes; nil without any.
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
