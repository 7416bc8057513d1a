internal import CTraceRuntime

/// What spans take when they start and leave when they end, once for every few threads: threads that record at the same
/// time share no memory that they write.
struct RecorderShards: Sendable {
    /// A power of two, and more than most machines have busy threads at a time.
    private static let count: UInt32 = 8

    private let first: Shard.Reference

    init() { first = .allocate(Int(Self.count)) }

    /// The calling thread's.
    @inline(__always)
    var own: Shard.Reference { first.advanced(by: Int(trace_thread_number() & (Self.count - 1))) }

    var all: [Shard.Reference] { (0..<Int(Self.count)).map(first.advanced) }
}

/// One part of a recorder: what the threads with one number have in common.
struct Shard: ~Copyable {
    private let state: TraceMutex<State>

    struct State {
        var ids = TraceIDGenerator()
        /// Slots for the next spans.
        private var free: [SpanSlot.Reference] = []
        /// Spans that have ended and that the queue has not been told of yet.
        private(set) var ended: [SpanSlot.Reference] = []
        /// In bytes, estimated.
        private(set) var endedSize = 0
        var operations = OperationTable()

        fileprivate init() {}

        @inline(__always)
        mutating func takeSlot() -> SpanSlot.Reference {
            if free.isEmpty { free = SpanPool.take() }
            return free.removeLast()
        }

        /// Takes a slot back.
        @inline(__always)
        mutating func giveBack(_ slot: SpanSlot.Reference) { free.append(slot) }

        /// Whether there are too many slots here: where calls begin on one thread and end on another, one's would grow
        /// and grow.
        @inline(__always)
        var hasSurplus: Bool { free.count >= 2 * SpanPool.portion }

        /// Takes out the slots that are too many.
        mutating func takeSurplus() -> [SpanSlot.Reference] {
            guard hasSurplus else { return [] }
            let surplus = Array(free.suffix(SpanPool.portion))
            free.removeLast(surplus.count)
            return surplus
        }

        /// Takes out the slots for spans that will not come any more.
        mutating func takeFree() -> [SpanSlot.Reference] {
            let slots = free
            free = []
            return slots
        }

        /// Takes an ended span, and says whether the queue must be told now: when these are as many, or as large, as
        /// may stand before it.
        @inline(__always)
        mutating func add(_ span: SpanSlot.Reference, size: Int, atMost countMax: Int) -> Bool {
            ended.append(span)
            endedSize += size
            return ended.count >= countMax || endedSize >= Shard.endedSizeMax
        }

        /// Called once the queue knows of the ended spans. Their array's memory is used again.
        mutating func forgetEnded() {
            ended.removeAll(keepingCapacity: true)
            endedSize = 0
        }
    }

    /// In bytes: what may stand before the queue, of a shard.
    static let endedSizeMax = 256 * 1_024

    /// Where a shard is. It is never freed, and stands alone in its cache lines.
    struct Reference: @unchecked Sendable {
        private let pointer: UnsafeMutablePointer<Shard>

        private static let stride = (MemoryLayout<Shard>.size + 127) / 128 * 128

        static func allocate(_ count: Int) -> Reference {
            let memory = UnsafeMutableRawPointer.allocate(byteCount: count * stride, alignment: 128)
            for index in 0..<count {
                (memory + index * stride).initializeMemory(
                    as: Shard.self, to: Shard(state: TraceMutex(State())))
            }
            return Reference(pointer: memory.assumingMemoryBound(to: Shard.self))
        }

        @inline(__always)
        func advanced(by count: Int) -> Reference {
            let memory = UnsafeMutableRawPointer(pointer) + count * Self.stride
            return Reference(pointer: memory.assumingMemoryBound(to: Shard.self))
        }

        private init(pointer: UnsafeMutablePointer<Shard>) { self.pointer = pointer }

        @inline(__always)
        func withLock<R>(_ body: (inout State) -> sending R) -> R { pointer.pointee.state.withLock { body(&$0) } }
    }
}
