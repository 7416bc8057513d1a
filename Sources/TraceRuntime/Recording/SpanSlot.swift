internal import CTraceRuntime
internal import Synchronization

/// A reusable place for the record of a span.
///
/// Each span has a generation number in its slot. A task may keep a span after its end; the number no longer matches
/// then, and the task's call does nothing. Slots are never freed, because a task may keep a span for any time.
///
/// Memory ordering:
///
/// * A change of an open span happens before the next change and before the span's end. Each change acquires the lock
/// by an acquiring compare-exchange of ``state`` and releases it by a releasing store.
/// * The end happens before the export, and the export happens before the slot's next span. The slot passes from thread
/// to thread through the locks of the shard, the queue and the pool.
/// * The thread that owns the slot between two spans therefore reads and writes the record without the lock of
/// ``state``.
/// * A task that keeps a span after its end only reads ``state``: its compare-exchange finds another generation number,
/// so that it never reaches the record.
///
/// The record stands behind the slot and is not a property of it. A change of a property is an access to the whole
/// value, as exclusivity and the thread sanitizer understand it, and would conflict with the last of these.
@usableFromInline
struct SpanSlot: ~Copyable {
    /// Twice the generation number, plus one while a task changes the record.
    fileprivate let state = Atomic<UInt64>(0)
    /// The address of the recorder of an open span that code ends itself; zero if there is none. It changes only while
    /// ``state`` is locked.
    fileprivate let notedOpenIn = Atomic<UInt>(0)

    /// The distance of the record from the slot, in bytes.
    fileprivate static let recordOffset = offset(behind: MemoryLayout<SpanSlot>.size, of: SpanRecord.self)
    /// The distance of the memory for the first attributes from the slot, in bytes.
    fileprivate static let attributesOffset = offset(
        behind: recordOffset + MemoryLayout<SpanRecord>.size, of: TraceAttribute.self)

    @inline(__always)
    private static func offset<Value: ~Copyable>(behind size: Int, of type: Value.Type) -> Int {
        (size + MemoryLayout<Value>.alignment - 1) & ~(MemoryLayout<Value>.alignment - 1)
    }

    @usableFromInline typealias Reference = UncountedReference<SpanSlot>
}

extension SpanSlot.Reference {
    /// Allocates adjacent slots. No two slots share a cache line, because different threads may use them.
    static func allocate(_ count: Int) -> [SpanSlot.Reference] {
        let lineSize = 64
        let size = SpanSlot.attributesOffset + RecordedAttributes.countBeside * MemoryLayout<TraceAttribute>.stride
        let stride = (size + lineSize - 1) / lineSize * lineSize
        let base = UnsafeMutableRawPointer.allocate(byteCount: count * stride, alignment: lineSize)
        return (0..<count).map { index in
            let memory = base + index * stride
            let attributes = (memory + SpanSlot.attributesOffset)
                .bindMemory(to: TraceAttribute.self, capacity: RecordedAttributes.countBeside)
            (memory + SpanSlot.recordOffset)
                .initializeMemory(as: SpanRecord.self, to: SpanRecord(attributesIn: attributes))
            return SpanSlot.Reference(at: memory.initializeMemory(as: SpanSlot.self, to: SpanSlot()))
        }
    }

    /// Prefetches the memory that each span writes in a slot.
    @inline(__always)
    func prefetch() {
        let memory = UnsafeRawPointer(pointer)
        trace_prefetch(memory)
        trace_prefetch(memory + 64)
        trace_prefetch(memory + SpanSlot.attributesOffset)
    }

    /// The record, for the thread that owns the slot while no span is open in it.
    var record: SpanRecord {
        @inline(__always) _read { yield recordPointer.pointee }
        @inline(__always) nonmutating _modify { yield &recordPointer.pointee }
    }

    @inline(__always)
    private var recordPointer: UnsafeMutablePointer<SpanRecord> {
        (UnsafeMutableRawPointer(pointer) + SpanSlot.recordOffset).assumingMemoryBound(to: SpanRecord.self)
    }

    /// The generation number of the slot's next span, for the thread that owns the slot.
    ///
    /// The load needs no ordering: the end of the previous span, which stored the value, happens before another thread
    /// receives the slot.
    @inline(__always)
    var generation: UInt64 { pointer.pointee.state.load(ordering: .relaxed) / 2 }

    /// Changes the record of the span with this generation number; nil if the span has ended.
    @inline(__always) @discardableResult
    func whileOpen<R>(_ generation: UInt64, _ change: (inout SpanRecord) -> R) -> R? {
        guard lock(generation) else { return nil }
        defer { unlock(generation) }
        return change(&record)
    }

    /// Ends the span with this generation number. Returns true if it has ended now; the caller owns the slot then.
    ///
    /// - Parameter byHand: whether also a span is to end whose end was handed over.
    @inline(__always)
    func end(_ generation: UInt64, at time: TraceInstant, byHand: Bool = false) -> Bool {
        guard lock(generation) else { return false }
        if !byHand, record.isHandedOver {
            unlock(generation)
            return false
        }
        record.end(at: time)
        pointer.pointee.notedOpenIn.store(0, ordering: .relaxed)
        pointer.pointee.state.store((generation + 1) * 2, ordering: .releasing)
        return true
    }

    /// Locks the record of the span with this generation number until ``unlock(_:)``; false if the span has ended.
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

    /// Waits for another task that changes the same span. This is rare and short: a change under this lock only stores
    /// a value in an array.
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

// MARK: - Spans that code ends itself

extension SpanSlot.Reference {
    /// Notes that code ends the span with this generation number itself, unless it has ended.
    ///
    /// - Parameter recorder: the address of the span's recorder.
    func noteOpen(_ generation: UInt64, in recorder: UInt, _ change: (inout SpanRecord) -> Void = { _ in }) {
        whileOpen(generation) { record in
            change(&record)
            pointer.pointee.notedOpenIn.store(recorder, ordering: .relaxed)
        }
    }

    func isNotedOpen(in recorder: UInt) -> Bool { pointer.pointee.notedOpenIn.load(ordering: .relaxed) == recorder }

    /// Reads the record of an open span that code ends itself; nil if there is none of this recorder.
    func whileNotedOpen<R>(in recorder: UInt, _ read: (borrowing SpanRecord) -> R) -> R? {
        guard isNotedOpen(in: recorder) else { return nil }
        // If the span ends before the lock is taken, the lock is that of a slot without a span, whose record belongs
        // to the thread that owns the slot.
        let generation = generation
        guard lock(generation) else { return nil }
        defer { unlock(generation) }
        return isNotedOpen(in: recorder) ? read(record) : nil
    }
}

/// The slots of all recorders.
enum SpanPool {
    /// The number of slots that a shard takes at once.
    static let portion = 64

    private static let state = TraceMutex(State())

    private struct State {
        var free: [SpanSlot.Reference] = []
        var all: [SpanSlot.Reference] = []
    }

    /// All slots, free or taken.
    static var slots: [SpanSlot.Reference] { state.withLock { $0.all } }

    /// Takes a portion of slots.
    static func take() -> [SpanSlot.Reference] {
        state.withLock { state in
            if state.free.isEmpty {
                state.free = SpanSlot.Reference.allocate(portion)
                state.all += state.free
            }
            let slots = Array(state.free.suffix(portion))
            state.free.removeLast(slots.count)
            return slots
        }
    }

    /// Returns slots to the pool after their spans were exported or dropped.
    static func giveBack(_ slots: [SpanSlot.Reference]) {
        for slot in slots { slot.record.clear() }
        state.withLock { $0.free += slots }
    }
}
