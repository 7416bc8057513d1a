/// A stack of slots of a fixed capacity, in cache lines of its own.
///
/// What one thread writes with each span must not stand beside what another one writes. The memory is never freed, as
/// the stack's shard is not. The shard's lock guards it.
struct SlotStack: @unchecked Sendable {
    private var memory: UnsafeMutablePointer<SpanSlot.Reference>?
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int) { self.capacity = capacity }

    var isEmpty: Bool { count == 0 }

    /// All slots, the first one pushed first; valid until the next change.
    var slots: UnsafeBufferPointer<SpanSlot.Reference> { UnsafeBufferPointer(start: memory, count: count) }

    /// Returns false if the stack is full.
    @inline(__always)
    mutating func push(_ slot: SpanSlot.Reference) -> Bool {
        guard count < capacity else { return false }
        (memory ?? allocate())[count] = slot
        count &+= 1
        return true
    }

    /// Returns nil if the stack is empty.
    @inline(__always)
    mutating func pop() -> SpanSlot.Reference? {
        guard count > 0, let memory else { return nil }
        count &-= 1
        return memory[count]
    }

    /// The slot that ``pop()`` returns after `distance` other ones; nil if there is none.
    @inline(__always)
    func peek(_ distance: Int) -> SpanSlot.Reference? {
        guard count > distance, let memory else { return nil }
        return memory[count &- 1 &- distance]
    }

    /// Takes out the slots that were pushed last, `number` of them or as many as there are.
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
