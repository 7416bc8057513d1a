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
    /// The batches that are due, oldest first.
    private var dueBatches: [Batch] = []
    private var openBatch = Batch()
    /// The spans of all batches in the queue.
    private var queued = Amount()
    /// The batch that is being exported. It is in memory until it is answered.
    private var inFlight = Amount()
    /// The ended spans that tail sampling holds, outside of this queue, until its decision.
    private var held = Amount()
    private var progress = Progress()
    private var isClosed = false
    private var outcomes = TraceStatistics()

    init(_ batching: TraceBatching) { self.batching = batching }

    var statistics: TraceStatistics {
        var statistics = outcomes
        statistics.waiting = waiting.count
        return statistics
    }

    private var waiting: Amount { queued + inFlight + held }

    private func hasRoom(for amount: Amount) -> Bool {
        (waiting + amount).fits(count: batching.queueCapacity, size: batching.queueSizeMax)
    }

    /// Returns true if a span fits into the open batch. A span larger than the limit gets its own batch.
    private func openBatchHasRoom(forSize size: Int) -> Bool {
        openBatch.spans.isEmpty || openBatch.size + size <= batching.batchBytesMax
    }

    /// Adds an ended span.
    ///
    /// - Parameter size: the estimated size of the span, in bytes.
    mutating func enqueue(_ span: Span, size: Int) -> Arrival {
        outcomes.ended += 1
        guard !isClosed else { return drop(because: .shutDown) }
        guard hasRoom(for: Amount(size: size)) else { return drop(because: .queueFull) }
        return accept(span, size: size)
    }

    /// Adds several ended spans if the open batch and the queue have space for all of them.
    ///
    /// - Parameter size: the estimated size of all of them, in bytes.
    /// - Returns: the next step; nil if the spans must be added one by one.
    @inline(__always)
    mutating func enqueue(together spans: some Collection<Span>, size: Int) -> Arrival? {
        let fits =
            openBatch.spans.count + spans.count <= batching.batchSizeMax && openBatchHasRoom(forSize: size)
            && hasRoom(for: Amount(count: spans.count, size: size))
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
        let span = Amount(size: size)
        let mayBeHeld =
            (held + span).fits(count: batching.queueCapacity / 2, size: batching.queueSizeMax / 2)
            && hasRoom(for: span)
        guard mayBeHeld, !isClosed else {
            _ = drop(because: isClosed ? .shutDown : .queueFull)
            return false
        }
        held += span
        return true
    }

    /// Adds a span that was held. After shutdown it does nothing, because the span was counted as dropped.
    mutating func releaseHeld(_ span: Span, size: Int) -> Arrival {
        guard held.count > 0 else { return .dropped }
        held -= Amount(size: size)
        guard !isClosed else { return drop(because: .shutDown) }
        return accept(span, size: size)
    }

    /// Counts spans that were held as dropped, because tail sampling does not keep them.
    mutating func discardHeld(_ count: Int, size: Int) {
        guard held.count > 0 else { return }
        held -= Amount(count: count, size: size)
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
        let isFirst = openBatch.spans.isEmpty
        progress.acceptedCount += spans.count
        queued += Amount(count: spans.count, size: size)
        openBatch.spans.append(contentsOf: spans)
        openBatch.size += size
        if openBatch.spans.count >= batching.batchSizeMax {
            closeOpenBatch()
            return .wakeProcessor
        }
        return isFirst ? .wakeProcessor : .nothing
    }

    /// Returns the next step of the processor. The previous batch must be complete.
    mutating func next(at now: MonotonicTime) -> Step {
        guard dueBatches.isEmpty else { return takeFirstBatch() }
        if openBatch.spans.isEmpty { return isClosed ? .finish : .wait(until: nil) }
        let due = openBatch.due ?? now.advanced(by: batching.scheduleDelay)
        guard due <= now || progress.isFlushing else {
            openBatch.due = due
            return .wait(until: due)
        }
        closeOpenBatch()
        return takeFirstBatch()
    }

    /// Counts the result of the batch in flight.
    mutating func complete(_ result: TraceExportResult) {
        var lostCount = 0
        for (reason, count) in result.lost(of: inFlight.count) {
            // An exporter may report any number. A batch cannot lose more spans than it has.
            let count = min(count, inFlight.count - lostCount)
            lostCount += count
            outcomes.countDrops(count, because: reason)
        }
        outcomes.exported += inFlight.count - lostCount
        inFlight = Amount()
    }

    /// Makes all accepted spans due. The flush is complete when ``isFlushed(_:)`` returns true for the ticket.
    mutating func flush() -> FlushTicket {
        progress.flushTarget = progress.acceptedCount
        return FlushTicket(acceptedCount: progress.acceptedCount)
    }

    func isFlushed(_ ticket: FlushTicket) -> Bool {
        progress.takenCount - inFlight.count >= ticket.acceptedCount
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
        let abandoned = (dueBatches + [openBatch]).flatMap(\.spans)
        outcomes.countDrops(waiting.count, because: .shutDown)
        progress.takenCount = progress.acceptedCount
        dueBatches = []
        openBatch = Batch()
        queued = Amount()
        inFlight = Amount()
        held = Amount()
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
        dueBatches.append(openBatch)
        openBatch = Batch()
    }

    private mutating func takeFirstBatch() -> Step {
        let batch = dueBatches.removeFirst()
        inFlight = Amount(count: batch.spans.count, size: batch.size)
        queued -= inFlight
        progress.takenCount += inFlight.count
        return .export(batch.spans)
    }
}

extension BatchQueue {
    private struct Batch {
        var spans: [Span] = []
        /// The estimated size of the spans, in bytes.
        var size = 0
        /// The time at which the batch is due, also if it is not full; nil until the processor has asked.
        var due: MonotonicTime?
    }

    /// The numbers of spans by which a flush knows that it is complete.
    private struct Progress {
        var acceptedCount = 0
        /// The accepted spans that the processor has taken.
        var takenCount = 0
        /// The number of spans that must be taken without delay.
        var flushTarget = 0

        var isFlushing: Bool { flushTarget > takenCount }
    }
}

/// Spans by their number and their estimated size in bytes.
private struct Amount {
    var count = 0
    var size = 0

    init() {}

    init(count: Int = 1, size: Int) {
        self.count = count
        self.size = size
    }

    func fits(count countMax: Int, size sizeMax: Int) -> Bool { count <= countMax && size <= sizeMax }

    static func + (lhs: Amount, rhs: Amount) -> Amount {
        Amount(count: lhs.count + rhs.count, size: lhs.size + rhs.size)
    }

    static func += (lhs: inout Amount, rhs: Amount) { lhs = lhs + rhs }

    static func -= (lhs: inout Amount, rhs: Amount) {
        lhs.count -= rhs.count
        lhs.size -= rhs.size
    }
}
