import Testing

@testable import TraceRuntime

@Suite("The batch queue")
struct BatchQueueTests {
    private let start = MonotonicTime(nanoseconds: 0)

    private func queue(
        capacity: Int = 10, sizeMax: Int = 1_000, batchSize: Int = 2, batchBytes: Int = 1_000
    ) -> BatchQueue<String> {
        var batching = TraceBatching()
        batching.queueCapacity = capacity
        batching.queueSizeMax = sizeMax
        batching.batchSizeMax = batchSize
        batching.batchBytesMax = batchBytes
        batching.scheduleDelay = .seconds(5)
        return BatchQueue(batching)
    }

    private func after(_ seconds: Int) -> MonotonicTime { start.advanced(by: .seconds(seconds)) }

    @Test("A batch is due when it is full, and the processor is woken for it")
    func fullBatch() {
        var queue = queue()
        #expect(queue.enqueue("a", size: 1) == .wakeProcessor)
        #expect(queue.next(at: start) == .wait(until: after(5)))
        #expect(queue.enqueue("b", size: 1) == .wakeProcessor)
        #expect(queue.enqueue("c", size: 1) == .wakeProcessor)
        #expect(queue.next(at: start) == .export(["a", "b"]))
        queue.complete(.exported(rejected: 0))
        #expect(queue.next(at: after(1)) == .wait(until: after(6)))
    }

    @Test("A batch that does not fill is due after the schedule delay")
    func delay() {
        var queue = queue(batchSize: 3)
        #expect(queue.next(at: start) == .wait(until: nil))
        _ = queue.enqueue("a", size: 1)
        #expect(queue.next(at: start) == .wait(until: after(5)))
        #expect(queue.enqueue("b", size: 1) == .nothing)
        #expect(queue.next(at: after(4)) == .wait(until: after(5)))
        #expect(queue.next(at: after(5)) == .export(["a", "b"]))
    }

    @Test("Spans that are added together are accepted like spans that are added one by one")
    func together() {
        var queue = queue(batchSize: 3)
        #expect(queue.enqueue(together: ["a", "b"], size: 2) == .wakeProcessor)
        #expect(queue.enqueue(together: ["c"], size: 1) == .wakeProcessor)
        #expect(queue.enqueue(together: ["d", "e"], size: 2) == .wakeProcessor)
        #expect(queue.statistics == TraceStatistics(ended: 5, waiting: 5))
        #expect(queue.next(at: start) == .export(["a", "b", "c"]))
        queue.complete(.exported(rejected: 0))
        #expect(queue.next(at: start) == .wait(until: after(5)))
        #expect(queue.next(at: after(5)) == .export(["d", "e"]))
    }

    @Test("Spans that are added together and do not all fit are neither accepted nor counted")
    func tooManyTogether() {
        var queue = queue(capacity: 5, sizeMax: 100, batchSize: 4)
        _ = queue.enqueue(together: ["a", "b", "c"], size: 50)
        #expect(queue.enqueue(together: ["d", "e"], size: 2) == nil, "they do not fit the open batch")
        #expect(queue.enqueue(together: ["d"], size: 51) == nil, "the queue has no room for their size")
        #expect(queue.enqueue("d", size: 1) == .wakeProcessor)
        #expect(queue.enqueue(together: ["e", "f"], size: 2) == nil, "the queue has no room for their number")
        #expect(queue.statistics == TraceStatistics(ended: 4, waiting: 4))
        _ = queue.close()
        #expect(queue.enqueue(together: ["e"], size: 1) == nil, "the queue is closed")
    }

    @Test("A full queue drops the newest span and counts it")
    func fullQueue() {
        var queue = queue(capacity: 2)
        for span in ["a", "b", "c"] { _ = queue.enqueue(span, size: 1) }
        #expect(queue.statistics == TraceStatistics(ended: 3, waiting: 2, dropped: [.queueFull: 1]))
        #expect(queue.next(at: start) == .export(["a", "b"]))
        #expect(queue.enqueue("d", size: 1) == .dropped)
        #expect(queue.statistics == TraceStatistics(ended: 4, waiting: 2, dropped: [.queueFull: 2]))
        queue.complete(.exported(rejected: 0))
        #expect(queue.enqueue("e", size: 1) == .wakeProcessor)
        #expect(queue.statistics == TraceStatistics(ended: 5, exported: 2, waiting: 1, dropped: [.queueFull: 2]))
    }

    @Test("Spans that are large fill the queue sooner")
    func sizeBound() {
        var queue = queue(sizeMax: 100)
        for size in [60, 50, 40] { _ = queue.enqueue("span", size: size) }
        #expect(queue.statistics == TraceStatistics(ended: 3, waiting: 2, dropped: [.queueFull: 1]))
        #expect(queue.next(at: start) == .export(["span", "span"]))
        queue.complete(.exported(rejected: 0))
        _ = queue.enqueue("span", size: 100)
        #expect(queue.statistics == TraceStatistics(ended: 4, exported: 2, waiting: 1, dropped: [.queueFull: 1]))
    }

    @Test("A batch is also full when it reaches the size limit, and a larger span is sent alone")
    func batchBytes() {
        var queue = queue(batchSize: 4, batchBytes: 10)
        let arrivals = ["a", "b", "c"].map { queue.enqueue($0, size: 5) }
        #expect(arrivals == [.wakeProcessor, .nothing, .wakeProcessor])
        #expect(queue.next(at: start) == .export(["a", "b"]))
        queue.complete(.exported(rejected: 0))
        #expect(queue.enqueue(together: ["d", "e"], size: 6) == nil, "they do not fit the open batch")
        #expect(queue.enqueue("large", size: 11) == .wakeProcessor)
        #expect(queue.next(at: start) == .export(["c"]))
        queue.complete(.exported(rejected: 0))
        _ = queue.enqueue("d", size: 1)
        #expect(queue.next(at: start) == .export(["large"]))
        queue.complete(.exported(rejected: 0))
        #expect(queue.statistics == TraceStatistics(ended: 5, exported: 4, waiting: 1))
    }

    @Test("A flush makes all accepted spans due, and is complete when they have left the queue")
    func flush() {
        var queue = queue()
        _ = queue.enqueue("a", size: 1)
        let ticket = queue.flush()
        _ = queue.enqueue("b", size: 1)
        _ = queue.enqueue("c", size: 1)
        #expect(!queue.isFlushed(ticket))
        #expect(queue.next(at: start) == .export(["a", "b"]))
        #expect(!queue.isFlushed(ticket))
        queue.complete(.exported(rejected: 0))
        #expect(queue.isFlushed(ticket))
        #expect(queue.next(at: start) == .wait(until: after(5)))
    }

    @Test("A flush of an empty queue is complete at once")
    func emptyFlush() {
        var queue = queue()
        #expect(queue.isFlushed(queue.flush()))
    }

    @Test("A closed queue returns its spans, then finishes, and counts further spans as dropped")
    func close() {
        var queue = queue()
        _ = queue.enqueue("a", size: 1)
        let ticket = queue.close()
        #expect(queue.enqueue("late", size: 1) == .dropped)
        #expect(queue.next(at: start) == .export(["a"]))
        queue.complete(.dropped(.retryExhausted))
        #expect(queue.isFlushed(ticket))
        #expect(queue.next(at: start) == .finish)
        #expect(queue.statistics == TraceStatistics(ended: 2, dropped: [.shutDown: 1, .retryExhausted: 1]))
    }

    @Test("Abandoned spans are counted once, also those that are being exported")
    func abandon() {
        var queue = queue()
        for span in ["a", "b", "c"] { _ = queue.enqueue(span, size: 1) }
        #expect(queue.next(at: start) == .export(["a", "b"]))
        let ticket = queue.close()
        _ = queue.abandon()
        #expect(queue.isFlushed(ticket))
        queue.complete(.exported(rejected: 0))
        #expect(queue.next(at: start) == .finish)
        #expect(queue.statistics == TraceStatistics(ended: 3, dropped: [.shutDown: 3]))
    }

    @Test("Held spans wait, are exported or counted, and take at most half of the queue")
    func held() {
        var queue = queue(capacity: 4)
        let rooms = [queue.hold(size: 1), queue.hold(size: 1), queue.hold(size: 1)]
        #expect(rooms == [true, true, false])
        #expect(queue.statistics == TraceStatistics(ended: 3, waiting: 2, dropped: [.queueFull: 1]))
        #expect(queue.releaseHeld("a", size: 1) == .wakeProcessor)
        queue.discardHeld(1, size: 1)
        #expect(queue.statistics == TraceStatistics(ended: 3, waiting: 1, dropped: [.queueFull: 1, .notKept: 1]))
        let ticket = queue.flush()
        #expect(queue.next(at: start) == .export(["a"]))
        queue.complete(.exported(rejected: 0))
        #expect(queue.isFlushed(ticket))
    }

    @Test("Held spans and spans being exported count towards the size limit, held spans up to half of it")
    func heldSize() {
        var queue = queue(sizeMax: 100)
        _ = queue.enqueue("a", size: 10)
        _ = queue.flush()
        #expect(queue.next(at: start) == .export(["a"]))
        let rooms = [queue.hold(size: 40), queue.hold(size: 11), queue.hold(size: 10)]
        #expect(rooms == [true, false, true])
        _ = queue.enqueue("b", size: 41)
        #expect(queue.statistics == TraceStatistics(ended: 5, waiting: 3, dropped: [.queueFull: 2]))
        queue.complete(.exported(rejected: 0))
        queue.discardHeld(2, size: 50)
        _ = queue.enqueue("c", size: 100)
        #expect(
            queue.statistics
                == TraceStatistics(ended: 6, exported: 1, waiting: 1, dropped: [.queueFull: 2, .notKept: 2]))
    }

    @Test("Held spans are counted once, also if their trace is kept or discarded after shutdown")
    func heldAtShutdown() {
        var queue = queue()
        let before = [queue.hold(size: 1), queue.hold(size: 1)]
        _ = queue.close()
        let after = queue.hold(size: 1)
        #expect(before == [true, true] && !after)
        #expect(queue.releaseHeld("a", size: 1) == .dropped)
        _ = queue.abandon()
        queue.discardHeld(1, size: 1)
        #expect(queue.releaseHeld("b", size: 1) == .dropped)
        #expect(queue.statistics == TraceStatistics(ended: 3, dropped: [.shutDown: 3]))
    }

    @Test("Each span of a batch that was sent in parts is counted once, also if the exporter reports wrong numbers")
    func parts() {
        var queue = queue(batchSize: 4)
        for span in ["a", "b", "c", "d"] { _ = queue.enqueue(span, size: 1) }
        _ = queue.next(at: start)
        queue.complete(.exportedInParts(lost: [.rejected: 1, .retryExhausted: 2]))
        #expect(
            queue.statistics == TraceStatistics(ended: 4, exported: 1, dropped: [.rejected: 1, .retryExhausted: 2]))
        for span in ["e", "f", "g", "h"] { _ = queue.enqueue(span, size: 1) }
        _ = queue.next(at: start)
        queue.complete(.exportedInParts(lost: [.rejected: 3, .shutDown: 3]))
        #expect(queue.statistics.ended == 8 && queue.statistics.exported == 1 && queue.statistics.dropped == 7)
    }

    @Test("Refused spans are counted, at most as many as were sent")
    func rejected() {
        var queue = queue()
        for span in ["a", "b", "c", "d"] { _ = queue.enqueue(span, size: 1) }
        _ = queue.next(at: start)
        queue.complete(.exported(rejected: 1))
        _ = queue.next(at: start)
        queue.complete(.exported(rejected: 7))
        #expect(queue.statistics == TraceStatistics(ended: 4, exported: 1, dropped: [.rejected: 3]))
        #expect(
            queue.statistics.description == "4 spans ended = 1 exported + 3 dropped (rejected 3) + 0 waiting")
    }
}

extension BatchQueue.Step: Equatable where Span: Equatable {
    static func == (lhs: Self, rhs: Self) -> Bool {
        switch (lhs, rhs) {
        case (.export(let mine), .export(let others)): mine == others
        case (.wait(let mine), .wait(let others)): mine == others
        case (.finish, .finish): true
        default: false
        }
    }
}

extension TraceStatistics {
    init(ended: Int, exported: Int = 0, waiting: Int = 0, dropped: [TraceDropReason: Int] = [:]) {
        self.init()
        self.ended = ended
        self.exported = exported
        self.waiting = waiting
        for (reason, count) in dropped { countDrops(count, because: reason) }
    }
}
