/// The queue of ended spans that wait for export in batches.
///
/// It is a state machine without I/O: each call returns what its caller must do next. It never reads a clock; the
/// caller passes the time.
struct BatchQueue<Span> {
    /// The next step of the recording side after it has added a span.
    enum Arrival: Hashable {
        case nothing
        /// The span was not accepted, and was counted as dropped.
        case dropped
        /// A batch is due now or later. The processor must ask for its next step.
        case wakeProcessor
    }

    /// The next step of the processor.
    enum Step {
        case export([Span])
        /// The processor must wait until it is woken, at most until the given time.
        case wait(until: MonotonicTime?)
        /// The queue is closed and empty.
        case finish
    }

    private let batching: TraceBatching
    /// Complete batches, oldest first.
    private var fullBatches: [[Span]] = []
    private var openBatch: [Span] = []
    /// The time at which the open batch is due, also if it is not full.
    private var openBatchDue: MonotonicTime?
    private var queuedCount = 0
    private var queuedSize = 0
    private var openBatchSize = 0
    private var fullBatchSizes: [Int] = []
    /// The number of spans that are being exported.
    private var inFlightCount = 0
    private var inFlightSize = 0
    /// The number of ended spans that tail sampling holds, outside of this queue, until its decision.
    private var heldCount = 0
    private var heldSize = 0
    /// The number of spans that were ever accepted. A flush compares it with the number that the processor has taken.
    private var acceptedCount = 0
    private var takenCount = 0
    private var flushTarget = 0
    private var isClosed = false
    private var outcomes = TraceStatistics()

    init(_ batching: TraceBatching) { self.batching = batching }

    var statistics: TraceStatistics {
        var statistics = outcomes
        statistics.waiting = waitingCount
        return statistics
    }

    private var waitingCount: Int { queuedCount + inFlightCount + heldCount }
    /// The size of the waiting spans, in bytes. A batch in flight counts, because it is in memory until it is answered.
    private var waitingSize: Int { queuedSize + inFlightSize + heldSize }

    private func hasRoom(for count: Int, size: Int) -> Bool {
        waitingCount + count <= batching.queueCapacity && waitingSize + size <= batching.queueSizeMax
    }

    /// Returns true if a span fits into the open batch. A span larger than the limit gets its own batch.
    private func openBatchHasRoom(forSize size: Int) -> Bool {
        openBatch.isEmpty || openBatchSize + size <= batching.batchBytesMax
    }

    /// Adds an ended span.
    ///
    /// - Parameter size: the estimated size of the span, in bytes.
    mutating func enqueue(_ span: Span, size: Int) -> Arrival {
        outcomes.ended += 1
        guard !isClosed else { return drop(because: .shutDown) }
        guard hasRoom(for: 1, size: size) else { return drop(because: .queueFull) }
        return accept(span, size: size)
    }

    /// Adds several ended spans if the open batch and the queue have space for all of them.
    ///
    /// - Parameter size: the estimated size of all of them, in bytes.
    /// - Returns: the next step; nil if the spans must be added one by one.
    @inline(__always)
    mutating func enqueue(together spans: some Collection<Span>, size: Int) -> Arrival? {
        let fits =
            openBatch.count + spans.count <= batching.batchSizeMax && openBatchHasRoom(forSize: size)
            && hasRoom(for: spans.count, size: size)
        guard fits, !isClosed, !spans.isEmpty else { return nil }
        outcomes.ended += spans.count
        return accept(spans, size: size)
    }

    /// Counts an ended span that tail sampling holds; false if it exceeds a limit and was counted as dropped.
    ///
    /// Held spans may take at most half of the queue, so that sampled spans have space.
    ///
    /// - Parameter size: the estimated size of the span, in bytes. It must be the same when the span is released or
    ///   discarded.
    mutating func hold(size: Int) -> Bool {
        outcomes.ended += 1
        let mayBeHeld =
            heldCount < batching.queueCapacity / 2 && heldSize + size <= batching.queueSizeMax / 2
            && hasRoom(for: 1, size: size)
        guard mayBeHeld, !isClosed else {
            _ = drop(because: isClosed ? .shutDown : .queueFull)
            return false
        }
        heldCount += 1
        heldSize += size
        return true
    }

    /// Adds a span that was held. After shutdown it does nothing, because the span was counted as dropped.
    mutating func releaseHeld(_ span: Span, size: Int) -> Arrival {
        guard heldCount > 0 else { return .dropped }
        heldCount -= 1
        heldSize -= size
        guard !isClosed else { return drop(because: .shutDown) }
        return accept(span, size: size)
    }

    /// Counts spans that were held as dropped, because tail sampling does not keep them.
    mutating func discardHeld(_ count: Int, size: Int) {
        guard heldCount > 0 else { return }
        heldCount -= count
        heldSize -= size
        outcomes.countDrops(count, because: .notKept)
    }

    private mutating func accept(_ span: Span, size: Int) -> Arrival {
        let isBatchFull = !openBatchHasRoom(forSize: size)
        if isBatchFull { closeOpenBatch() }
        let arrival = accept(CollectionOfOne(span), size: size)
        return isBatchFull ? .wakeProcessor : arrival
    }

    /// Adds spans to the open batch, which must have space for them.
    @inline(__always)
    private mutating func accept(_ spans: some Collection<Span>, size: Int) -> Arrival {
        let isFirst = openBatch.isEmpty
        acceptedCount += spans.count
        queuedCount += spans.count
        queuedSize += size
        openBatch.append(contentsOf: spans)
        openBatchSize += size
        if openBatch.count >= batching.batchSizeMax {
            closeOpenBatch()
            return .wakeProcessor
        }
        return isFirst ? .wakeProcessor : .nothing
    }

    /// Returns the next step of the processor. The previous batch must be complete.
    mutating func next(at now: MonotonicTime) -> Step {
        guard fullBatches.isEmpty else { return takeFirstBatch() }
        if openBatch.isEmpty { return isClosed ? .finish : .wait(until: nil) }
        let due = openBatchDue ?? now.advanced(by: batching.scheduleDelay)
        guard due <= now || flushTarget > takenCount else {
            openBatchDue = due
            return .wait(until: due)
        }
        closeOpenBatch()
        return takeFirstBatch()
    }

    /// Counts the result of the batch in flight.
    mutating func complete(_ result: TraceExportResult) {
        var lostCount = 0
        for (reason, count) in result.lost(of: inFlightCount) {
            // An exporter may report any number. A batch cannot lose more spans than it has.
            let count = min(count, inFlightCount - lostCount)
            lostCount += count
            outcomes.countDrops(count, because: reason)
        }
        outcomes.exported += inFlightCount - lostCount
        inFlightCount = 0
        inFlightSize = 0
    }

    /// Makes all accepted spans due. The flush is complete when ``isFlushed(_:)`` returns true for the ticket.
    mutating func flush() -> FlushTicket {
        flushTarget = acceptedCount
        return FlushTicket(acceptedCount: acceptedCount)
    }

    func isFlushed(_ ticket: FlushTicket) -> Bool {
        takenCount - inFlightCount >= ticket.acceptedCount
    }

    /// Closes the queue for further spans, and makes all accepted spans due.
    mutating func close() -> FlushTicket {
        isClosed = true
        return flush()
    }

    /// Drops all waiting spans, because the time for shutdown is over. The result of a batch in flight is ignored then.
    ///
    /// Returns the spans that waited in the queue.
    mutating func abandon() -> [Span] {
        isClosed = true
        let abandoned = fullBatches.flatMap(\.self) + openBatch
        outcomes.countDrops(waitingCount, because: .shutDown)
        takenCount = acceptedCount
        fullBatches = []
        fullBatchSizes = []
        openBatch = []
        openBatchDue = nil
        openBatchSize = 0
        queuedCount = 0
        queuedSize = 0
        inFlightCount = 0
        inFlightSize = 0
        heldCount = 0
        heldSize = 0
        return abandoned
    }

    /// The number of spans that must leave the queue before a flush is complete.
    struct FlushTicket {
        fileprivate let acceptedCount: Int
    }

    private mutating func drop(because reason: TraceDropReason) -> Arrival {
        outcomes.countDrops(1, because: reason)
        return .dropped
    }

    private mutating func closeOpenBatch() {
        fullBatches.append(openBatch)
        fullBatchSizes.append(openBatchSize)
        openBatch = []
        openBatchSize = 0
        openBatchDue = nil
    }

    private mutating func takeFirstBatch() -> Step {
        let batch = fullBatches.removeFirst()
        inFlightSize = fullBatchSizes.removeFirst()
        queuedSize -= inFlightSize
        queuedCount -= batch.count
        takenCount += batch.count
        inFlightCount = batch.count
        return .export(batch)
    }
}
