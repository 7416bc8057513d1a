/// So many slots in a row, in cache lines of their own: what a thread writes with each span must not stand beside what
/// another one writes. They are never freed, as their shard is not, and stand under its lock.
struct SlotStack: @unchecked Sendable {
    private var memory: UnsafeMutablePointer<SpanSlot.Reference>?
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int) { self.capacity = capacity }

    /// False if it is full.
    @inline(__always)
    mutating func push(_ slot: SpanSlot.Reference) -> Bool {
        guard count < capacity else { return false }
        (memory ?? allocate())[count] = slot
        count &+= 1
        return true
    }

    /// Nil if it is empty.
    @inline(__always)
    mutating func pop() -> SpanSlot.Reference? {
        guard count > 0, let memory else { return nil }
        count &-= 1
        return memory[count]
    }

    /// The slot that so many calls of ``pop()`` later is the first; nil if there is none.
    @inline(__always)
    func peek(_ distance: Int) -> SpanSlot.Reference? {
        guard count > distance, let memory else { return nil }
        return memory[count &- 1 &- distance]
    }

    /// Takes out the last ones.
    mutating func pop(_ number: Int) -> [SpanSlot.Reference] {
        let taken = Array(suffix(number))
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

extension SlotStack: RandomAccessCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> SpanSlot.Reference {
        precondition(indices.contains(index))
        return memory.unsafelyUnwrapped[index]
    }

    func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<SpanSlot.Reference>) throws -> R) rethrows
        -> R?
    {
        try body(UnsafeBufferPointer(start: memory, count: count))
    }
}
