internal import CTraceRuntime
internal import Synchronization

/// A place for the record of one span after another.
///
/// Each span has a generation in its slot. A task that keeps a span after its end finds another generation there, and
/// its call does nothing. Slots are never freed, since a task may keep a span for ever.
///
/// What happens before what:
///
/// * A change of an open span happens before the next change, and before the span's end: each of them takes the lock by
///   an acquiring exchange of ``state`` and gives it back by a releasing store.
/// * The end happens before the export, and the export before the slot's next span: the slot goes from thread to thread
///   through the locks of the shard, the queue and the pool.
/// * So the thread that holds the slot between two spans reads and writes the record without the lock of ``state``.
@usableFromInline
struct SpanSlot: ~Copyable {
    /// Twice the generation, and one more while a task changes the record.
    fileprivate let state = Atomic<UInt64>(0)
    fileprivate var record: SpanRecord

    /// - Parameter memory: for the first attributes of its spans.
    fileprivate init(attributesIn memory: UnsafeMutablePointer<TraceAttribute>) {
        record = SpanRecord(attributesIn: memory)
    }

    @usableFromInline typealias Reference = UncountedReference<SpanSlot>
}

extension SpanSlot.Reference {
    /// Makes slots side by side, each in cache lines of its own: its neighbour may be another thread's.
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
            return SpanSlot.Reference(at: memory.initializeMemory(as: SpanSlot.self, to: slot))
        }
    }

    /// Brings to this processor what each span writes to a slot.
    @inline(__always)
    func prefetch() {
        let memory = UnsafeRawPointer(pointer)
        trace_prefetch(memory)
        trace_prefetch(memory + 64)
        trace_prefetch(memory + MemoryLayout<SpanSlot>.stride)
    }

    /// The record, for the thread that has taken the slot: no span is open in it.
    var record: SpanRecord {
        @inline(__always) _read { yield pointer.pointee.record }
        @inline(__always) nonmutating _modify { yield &pointer.pointee.record }
    }

    /// The generation of the slot's next span, for the thread that has taken the slot.
    ///
    /// The load needs no ordering. The end of the last span, which wrote the value, happens before the slot is taken.
    @inline(__always)
    var generation: UInt64 { pointer.pointee.state.load(ordering: .relaxed) / 2 }

    /// Changes the record of that generation's span; nil if it has ended.
    @inline(__always) @discardableResult
    func whileOpen<R>(_ generation: UInt64, _ change: (inout SpanRecord) -> R) -> R? {
        guard lock(generation) else { return nil }
        defer { unlock(generation) }
        return change(&pointer.pointee.record)
    }

    /// Ends that generation's span. Returns whether it was open: then the slot belongs to the caller.
    @inline(__always)
    func end(_ generation: UInt64, at time: TraceInstant) -> Bool {
        guard lock(generation) else { return false }
        record.end(at: time)
        pointer.pointee.state.store((generation + 1) * 2, ordering: .releasing)
        return true
    }

    /// Locks the record of that generation's span until ``unlock(_:)``; false if the span has ended.
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

    /// Waits for another task that changes the same span. That is rare and short: a change under this lock only puts a
    /// value into an array.
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

/// The free slots of all recorders.
enum SpanPool {
    /// How many slots are taken at once.
    static let portion = 64

    private static let state = TraceMutex(State())

    private struct State {
        var free: [SpanSlot.Reference] = []
        var count = 0
    }

    /// The number of slots, free or taken.
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

    /// Takes slots back whose spans have been exported or dropped.
    static func giveBack(_ slots: [SpanSlot.Reference]) {
        for slot in slots { slot.record.clear() }
        state.withLock { $0.free += slots }
    }
}
