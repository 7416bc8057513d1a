internal import CTraceRuntime

/// The shards of a recorder. Each thread uses one of them, so that threads which record at the same time write to
/// different memory.
struct RecorderShards: Sendable {
    /// A power of two, and more than most machines have busy threads at a time.
    private static let count: UInt32 = 8

    private let first: Shard.Reference

    init() { first = .allocate(Int(Self.count)) }

    /// The calling thread's shard.
    @inline(__always)
    var own: Shard.Reference { first.shard(Int(trace_thread_number() & (Self.count - 1))) }

    var all: [Shard.Reference] { (0..<Int(Self.count)).map(first.shard) }
}

/// One part of a recorder: ids and slots for new spans, ended spans, and what was counted.
struct Shard: ~Copyable {
    fileprivate let state: TraceMutex<State>

    struct State {
        var ids = TraceIDGenerator()
        /// Slots for the next spans.
        private var free = SlotStack(capacity: 2 * SpanPool.portion - 1)
        /// Ended spans that are not in the queue yet.
        private(set) var ended = SlotStack(capacity: SpanPool.portion)
        /// In bytes, estimated.
        private(set) var endedSize = 0
        var operations = OperationTable()

        /// In spans: how long before its use a slot is brought to the processor.
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

        /// Takes a slot back, and returns slots if there are too many: a thread on which only calls end would otherwise
        /// gather them all.
        @inline(__always)
        mutating func giveBack(_ slot: SpanSlot.Reference) -> [SpanSlot.Reference]? {
            free.push(slot) ? nil : free.pop(SpanPool.portion) + [slot]
        }

        /// Takes out the free slots, at shutdown.
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
            /// The shard is full, by number or by size: its spans must go into the queue now.
            case last
            /// The shard was full already: its spans must go into the queue before this one is added.
            case refused
        }

        /// Forgets the ended spans, once they are in the queue.
        mutating func forgetEnded() {
            ended.removeAll()
            endedSize = 0
        }
    }

    /// In bytes, of the ended spans of one shard that are not in the queue yet.
    static let endedSizeMax = 256 * 1_024

    typealias Reference = UncountedReference<Shard>
}

extension Shard.Reference {
    /// In bytes, between the starts of two shards: each stands alone in its cache lines.
    private static let stride = (MemoryLayout<Shard>.size + 127) / 128 * 128

    /// Makes shards side by side, and returns the first.
    fileprivate static func allocate(_ count: Int) -> Shard.Reference {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count * stride, alignment: 128)
        for index in 0..<count {
            (memory + index * stride).initializeMemory(as: Shard.self, to: Shard(state: TraceMutex(Shard.State())))
        }
        return Shard.Reference(at: memory.assumingMemoryBound(to: Shard.self))
    }

    /// The shard that stands `index` places behind this one.
    @inline(__always)
    fileprivate func shard(_ index: Int) -> Shard.Reference {
        let memory = UnsafeMutableRawPointer(pointer) + index * Self.stride
        return Shard.Reference(at: memory.assumingMemoryBound(to: Shard.self))
    }

    @inline(__always)
    func withLock<R>(_ body: (inout Shard.State) -> sending R) -> R { value.state.withLock { body(&$0) } }
}
