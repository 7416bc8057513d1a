internal import CTraceRuntime

/// The shards of a recorder.
///
/// Each thread uses one shard, so that threads which record at the same time write to different memory.
struct RecorderShards: Sendable {
    /// The number of shards: a power of two, so that a thread's number gives its shard by a bit mask.
    private static let count: UInt32 = 8

    private let first: Shard.Reference

    init() { first = .allocate(Int(Self.count)) }

    /// The calling thread's shard.
    @inline(__always)
    var own: Shard.Reference { first.shard(Int(trace_thread_number() & (Self.count - 1))) }

    var all: [Shard.Reference] { (0..<Int(Self.count)).map(first.shard) }
}

/// A part of a recorder: its id generator, free slots, ended spans and statistics.
struct Shard: ~Copyable {
    fileprivate let state: TraceMutex<State>

    struct State {
        var ids = TraceIDGenerator()
        /// The free slots, for the next spans.
        private var free = SlotStack(capacity: 2 * SpanPool.portion - 1)
        /// The ended spans that are not in the queue yet.
        private(set) var ended = SlotStack(capacity: SpanPool.portion)
        /// The estimated size of the ended spans, in bytes.
        private(set) var endedSize = 0
        var operations = OperationTable()

        /// The number of spans by which a slot is prefetched ahead of its use.
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

        /// Adds a slot to the free slots. If there are too many, returns a portion of them for the pool. A thread on
        /// which calls only end would otherwise collect all slots.
        @inline(__always)
        mutating func giveBack(_ slot: SpanSlot.Reference) -> [SpanSlot.Reference]? {
            free.push(slot) ? nil : free.pop(SpanPool.portion) + [slot]
        }

        /// Removes and returns the free slots, at shutdown.
        mutating func takeFree() -> [SpanSlot.Reference] {
            free.pop(free.count)
        }

        /// Adds an ended span.
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
            /// The shard is now full, by number or by size. Its spans must be moved into the queue.
            case last
            /// The shard was full before. Its spans must be moved into the queue before this one can be added.
            case refused
        }

        /// Removes the ended spans, after they were moved into the queue.
        mutating func forgetEnded() {
            ended.removeAll()
            endedSize = 0
        }
    }

    /// The greatest estimated size, in bytes, of the ended spans that one shard collects before they are moved into the
    /// queue.
    static let endedSizeMax = 256 * 1_024

    typealias Reference = UncountedReference<Shard>
}

extension Shard.Reference {
    /// The distance between two shards, in bytes. No two shards share a cache line.
    private static let stride = (MemoryLayout<Shard>.size + 127) / 128 * 128

    /// Allocates adjacent shards, and returns the first.
    fileprivate static func allocate(_ count: Int) -> Shard.Reference {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count * stride, alignment: 128)
        for index in 0..<count {
            (memory + index * stride).initializeMemory(as: Shard.self, to: Shard(state: TraceMutex(Shard.State())))
        }
        return Shard.Reference(at: memory.assumingMemoryBound(to: Shard.self))
    }

    /// Returns the shard that is `index` places after this one.
    @inline(__always)
    fileprivate func shard(_ index: Int) -> Shard.Reference {
        let memory = UnsafeMutableRawPointer(pointer) + index * Self.stride
        return Shard.Reference(at: memory.assumingMemoryBound(to: Shard.self))
    }

    @inline(__always)
    func withLock<R>(_ body: (inout Shard.State) -> sending R) -> R { value.state.withLock { body(&$0) } }
}
