/// Finished spans waiting for a batch to be due.
///
/// It decides and never acts: each call returns what its caller must now do. It never looks at a clock; whoever asks
/// for the next batch brings the time.
struct BatchQueue<Span> {
    /// What the recording side must do after it has handed a span over.
    enum Arrival: Hashable {
        case nothing
        /// It was not taken, and has been counted as dropped.
        case dropped
        /// Something is due, or becomes due later: the processor must ask for the next step.
        case wakeProcessor
    }

    /// What the processor must do next.
    enum Step {
        case export([Span])
        /// Wait until woken or, if there is a time, until then.
        case wait(until: MonotonicTime?)
        /// The queue is closed and empty.
        case finish
    }

    private let batching: TraceBatching
    /// Complete batches, oldest first.
    private var fullBatches: [[Span]] = []
    private var openBatch: [Span] = []
    /// When the open batch is due, however small it is.
    private var openBatchDue: MonotonicTime?
    private var queuedCount = 0
    private var queuedSize = 0
    private var openBatchSize = 0
    private var fullBatchSizes: [Int] = []
    /// In spans; zero while nothing is being exported.
    private var inFlightCount = 0
    private var inFlightSize = 0
    /// Ended spans that stand elsewhere until it is known whether they are kept.
    private var heldCount = 0
    private var heldSize = 0
    /// How many spans were ever accepted, and how many of these the processor has taken: what a flush compares.
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
    /// In bytes. A batch in flight counts, too: it is in memory until it is answered.
    private var waitingSize: Int { queuedSize + inFlightSize + heldSize }

    private func hasRoom(for count: Int, size: Int) -> Bool {
        waitingCount + count <= batching.queueCapacity && waitingSize + size <= batching.queueSizeMax
    }

    /// A span that is larger than a batch may be has a batch of its own.
    private func openBatchHasRoom(forSize size: Int) -> Bool {
        openBatch.isEmpty || openBatchSize + size <= batching.batchBytesMax
    }

    /// - Parameter size: the span's, in bytes, estimated.
    mutating func enqueue(_ span: Span, size: Int) -> Arrival {
        outcomes.ended += 1
        guard !isClosed else { return drop(because: .shutDown) }
        guard hasRoom(for: 1, size: size) else { return drop(because: .queueFull) }
        return accept(span, size: size)
    }

    /// Takes spans that have ended, if the open batch and the queue have room for all of them.
    ///
    /// - Parameter size: of all of them, in bytes, estimated.
    /// - Returns: nil if they must be brought one by one.
    @inline(__always)
    mutating func enqueue(together spans: some Collection<Span>, size: Int) -> Arrival? {
        let fits =
            openBatch.count + spans.count <= batching.batchSizeMax && openBatchHasRoom(forSize: size)
            && hasRoom(for: spans.count, size: size)
        guard fits, !isClosed, !spans.isEmpty else { return nil }
        outcomes.ended += spans.count
        return accept(spans, size: size)
    }

    /// Counts a span that has ended and is held elsewhere. Those have half of the queue at most: they are the ones that
    /// nobody asked for. False if there is no room; the caller forgets the span then, and it is counted.
    ///
    /// - Parameter size: the span's, in bytes, estimated: the same as when it is released or discarded.
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

    /// Takes a span that was held. What shutdown has counted already is forgotten.
    mutating func releaseHeld(_ span: Span, size: Int) -> Arrival {
        guard heldCount > 0 else { return .dropped }
        heldCount -= 1
        heldSize -= size
        guard !isClosed else { return drop(because: .shutDown) }
        return accept(span, size: size)
    }

    /// Counts spans that were held and are not kept.
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

    /// They must fit the open batch.
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

    /// Called when the previous batch, if there was one, has been completed.
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

    /// Books what became of the batch that was taken last.
    mutating func complete(_ result: TraceExportResult) {
        var lostCount = 0
        for (reason, count) in result.lost(of: inFlightCount) {
            // Whatever an exporter says, a batch has no more spans than were taken.
            let count = min(count, inFlightCount - lostCount)
            lostCount += count
            outcomes.countDrops(count, because: reason)
        }
        outcomes.exported += inFlightCount - lostCount
        inFlightCount = 0
        inFlightSize = 0
    }

    /// Makes all that has been accepted due. The flush is over when ``isFlushed(_:)`` says so of what it returns.
    mutating func flush() -> FlushTicket {
        flushTarget = acceptedCount
        return FlushTicket(acceptedCount: acceptedCount)
    }

    func isFlushed(_ ticket: FlushTicket) -> Bool {
        takenCount - inFlightCount >= ticket.acceptedCount
    }

    /// Accepts nothing any more, and makes everything that has been accepted due.
    mutating func close() -> FlushTicket {
        isClosed = true
        return flush()
    }

    /// Drops everything that still waits: time is over. What becomes of a batch in flight is no longer of interest.
    ///
    /// Returns what was waiting in the queue.
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

    /// How many spans have to be gone before a flush is over.
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
