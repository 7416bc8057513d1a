internal import CTraceRuntime
internal import Synchronization

/// A place for the record of one span after another.
///
/// Whoever opened a span knows its generation in the slot, and so can tell that it has ended, whatever stands in the
/// slot by then. Slots are never freed: a task may keep a span for ever and speak to it at any time.
@usableFromInline
struct SpanSlot: ~Copyable {
    /// Twice the generation, and one more while somebody changes the record. It is the lock of an open span; the record
    /// of one that has ended belongs to whoever has taken the slot.
    private let state = Atomic<UInt64>(0)
    var record: SpanRecord

    /// - Parameter memory: for the first attributes of its spans.
    fileprivate init(attributesIn memory: UnsafeMutablePointer<TraceAttribute>) {
        record = SpanRecord(attributesIn: memory)
    }

    /// Where a slot is.
    @usableFromInline
    struct Reference: Hashable, @unchecked Sendable {
        fileprivate let pointer: UnsafeMutablePointer<SpanSlot>
    }
}

extension SpanSlot.Reference {
    /// New slots, side by side, each in cache lines of its own: its neighbour may be another thread's.
    static func allocate(_ count: Int) -> [SpanSlot.Reference] {
        let lineSize = 64
        let attributesOffset = MemoryLayout<SpanSlot>.stride
        let size = attributesOffset + RecordedAttributes.countBeside * MemoryLayout<TraceAttribute>.stride
        let stride = (size + lineSize - 1) / lineSize * lineSize
        let base = UnsafeMutableRawPointer.allocate(byteCount: count * stride, alignment: lineSize)
        return (0..<count).map { index in
            let memory = base + index * stride
            let slot = SpanSlot(
                attributesIn: (memory + attributesOffset)
                    .bindMemory(to: TraceAttribute.self, capacity: RecordedAttributes.countBeside))
            return SpanSlot.Reference(pointer: memory.initializeMemory(as: SpanSlot.self, to: slot))
        }
    }

    /// Has what each span needs of a slot brought to this processor.
    @inline(__always)
    func prefetch() {
        let memory = UnsafeRawPointer(pointer)
        trace_prefetch(memory)
        trace_prefetch(memory + 64)
        trace_prefetch(memory + MemoryLayout<SpanSlot>.stride)
    }

    /// The record, for the one who has taken the slot: no span is open in it.
    var record: SpanRecord {
        @inline(__always) _read { yield pointer.pointee.record }
        @inline(__always) nonmutating _modify { yield &pointer.pointee.record }
    }

    /// The generation of the span that is opened next, for the one who has taken the slot.
    ///
    /// Whoever learns it, learns it together with what was written to the record: there is no order to see to.
    @inline(__always)
    var generation: UInt64 { pointer.pointee.state.load(ordering: .relaxed) / 2 }

    /// Changes the record, if that generation's span is still open; nil if not.
    @inline(__always) @discardableResult
    func whileOpen<R>(_ generation: UInt64, _ change: (inout SpanRecord) -> R) -> R? {
        guard lock(generation) else { return nil }
        defer { unlock(generation) }
        return change(&pointer.pointee.record)
    }

    /// Ends that generation's span, and says whether it was open: the slot is the caller's then.
    @inline(__always)
    func end(_ generation: UInt64, at time: TraceInstant) -> Bool {
        guard lock(generation) else { return false }
        record.end(at: time)
        pointer.pointee.state.store((generation + 1) * 2, ordering: .releasing)
        return true
    }

    /// Makes the record of that generation's span the caller's until ``unlock(_:)``; false if the span has ended.
    @inline(__always)
    func lock(_ generation: UInt64) -> Bool {
        let (isLocked, state) = pointer.pointee.state.compareExchange(
            expected: generation * 2, desired: generation * 2 + 1, ordering: .acquiring)
        return isLocked || (state == generation * 2 + 1 && wait(generation))
    }

    @inline(__always)
    func unlock(_ generation: UInt64) {
        pointer.pointee.state.store(generation * 2, ordering: .releasing)
    }

    /// Two tasks speak to one span at the same moment. It happens rarely and is over soon: nobody does more under this
    /// lock than to put something into an array.
    @inline(never)
    private func wait(_ generation: UInt64) -> Bool {
        while true {
            let (isLocked, state) = pointer.pointee.state.compareExchange(
                expected: generation * 2, desired: generation * 2 + 1, ordering: .acquiring)
            if isLocked { return true }
            if state != generation * 2 + 1 { return false }
            trace_yield()
        }
    }
}

/// The slots that nobody uses, of all recorders.
enum SpanPool {
    /// How many slots are taken at once.
    static let portion = 64

    private static let state = TraceMutex(State())

    private struct State {
        var free: [SpanSlot.Reference] = []
        var count = 0
    }

    /// How many slots there are, free or taken.
    static var count: Int { state.withLock { $0.count } }

    /// Takes a portion of slots.
    static func take() -> [SpanSlot.Reference] {
        state.withLock { state in
            if state.free.isEmpty {
                state.free = SpanSlot.Reference.allocate(portion)
                state.count += portion
            }
            let slots = Array(state.free.suffix(portion))
            state.free.removeLast(slots.count)
            return slots
        }
    }

    /// Takes slots back, whose records nobody needs any more.
    static func giveBack(_ slots: [SpanSlot.Reference]) {
        for slot in slots { slot.record.clear() }
        state.withLock { $0.free += slots }
    }
}
