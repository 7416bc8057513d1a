/// A stack of slots with a fixed capacity.
///
/// Its memory shares no cache line with other data, because a thread writes to it for each span. The memory is never
/// freed, because its shard is never freed. The shard's lock protects it.
struct SlotStack: @unchecked Sendable {
    private var memory: UnsafeMutablePointer<SpanSlot.Reference>?
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int) { self.capacity = capacity }

    var isEmpty: Bool { count == 0 }

    /// All slots, the first one pushed first; valid until the next change.
    var slots: UnsafeBufferPointer<SpanSlot.Reference> { UnsafeBufferPointer(start: memory, count: count) }

    /// Adds a slot; false if the stack is full.
    @inline(__always)
    mutating func push(_ slot: SpanSlot.Reference) -> Bool {
        guard count < capacity else { return false }
        (memory ?? allocate())[count] = slot
        count &+= 1
        return true
    }

    /// Removes and returns the slot that was pushed last; nil if the stack is empty.
    @inline(__always)
    mutating func pop() -> SpanSlot.Reference? {
        guard count > 0, let memory else { return nil }
        count &-= 1
        return memory[count]
    }

    /// Returns the slot that ``pop()`` will return after `distance` other slots; nil if there are not so many.
    @inline(__always)
    func peek(_ distance: Int) -> SpanSlot.Reference? {
        guard count > distance, let memory else { return nil }
        return memory[count &- 1 &- distance]
    }

    /// Removes and returns the slots that were pushed last, at most `number` of them.
    mutating func pop(_ number: Int) -> [SpanSlot.Reference] {
        let taken = Array(slots.suffix(number))
        count -= taken.count
        return taken
    }

    mutating func removeAll() { count = 0 }

    @inline(never)
    private mutating func allocate() -> UnsafeMutablePointer<SpanSlot.Reference> {
        let stride = MemoryLayout<SpanSlot.Reference>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity * stride, alignment: 128)
            .bindMemory(to: SpanSlot.Reference.self, capacity: capacity)
        self.memory = memory
        return memory
    }
}
