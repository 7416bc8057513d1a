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
        private var free = SlotStack(capacity: 2 * SpanPool.portion - 1)
        /// Spans that have ended and that the queue has not been told of yet.
        private(set) var ended = SlotStack(capacity: SpanPool.portion)
        /// In bytes, estimated.
        private(set) var endedSize = 0
        var operations = OperationTable()

        /// In spans: how long before it is needed a slot is brought to the processor.
        private static let prefetchDistance = 3

        fileprivate init() {}

        @inline(__always)
        mutating func takeSlot() -> SpanSlot.Reference {
            free.peek(Self.prefetchDistance)?.prefetch()
            return free.pop() ?? takeFirstOfPortion()
        }

        @inline(never)
        private mutating func takeFirstOfPortion() -> SpanSlot.Reference {
            let slots = SpanPool.take()
            for slot in slots.dropFirst() { _ = free.push(slot) }
            return slots[0]
        }

        /// Takes a slot back, and returns those that are too many here: where calls begin on one thread and end on
        /// another, one's would grow and grow.
        @inline(__always)
        mutating func giveBack(_ slot: SpanSlot.Reference) -> [SpanSlot.Reference]? {
            free.push(slot) ? nil : free.pop(SpanPool.portion) + [slot]
        }

        /// Takes out the slots for spans that will not come any more.
        mutating func takeFree() -> [SpanSlot.Reference] {
            free.pop(free.count)
        }

        /// Takes an ended span.
        @inline(__always)
        mutating func add(_ span: SpanSlot.Reference, size: Int, atMost countMax: Int) -> Addition {
            guard ended.push(span) else { return .refused }
            endedSize += size
            if ended.count >= countMax || endedSize >= Shard.endedSizeMax { return .last }
            return ended.count == 1 ? .first : .more
        }

        enum Addition {
            case first
            case more
            /// The queue must be told now: these are as many, or as large, as may stand before it.
            case last
            /// Another thread has just added the last one: the queue must be told first.
            case refused
        }

        /// Called once the queue knows of the ended spans.
        mutating func forgetEnded() {
            ended.removeAll()
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
