internal import CTraceRuntime
import Synchronization

/// The shards of a recorder.
///
/// Each thread uses one shard, so that threads which record at the same time write to different memory. There are more
/// shards when more threads record, up to a limit, so that no thread waits for one that shares its shard and has lost
/// the processor.
///
/// The shards stand side by side behind their mask, in memory that is allocated once for all of them. The part that is
/// not used yet has not been written to, so the operating system need not provide it.
struct RecorderShards: Sendable {
    /// The number of shards at first: a power of two, so that a thread's number gives its shard by a bit mask.
    static let countMin = 8
    /// The limit of the number of shards. More threads share shards.
    static let countMax = Int(TRACE_THREAD_NUMBERS_REUSED)

    private let growth: UncountedReference<Growth>

    /// The state before the shards.
    private struct Growth: ~Copyable {
        /// One less than the number of shards.
        let mask: Atomic<Int>
        let isGrowing = TraceMutex<Void>(())
    }

    init() {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: Shard.Reference.stride * (1 + Self.countMax), alignment: 128)
        growth = UncountedReference(
            at: memory.initializeMemory(as: Growth.self, to: Growth(mask: Atomic(Self.countMin - 1))))
        for index in 0..<Self.countMin { shard(index).initialize() }
    }

    /// The calling thread's shard.
    @inline(__always)
    var own: Shard.Reference { shard(Int(trace_thread_number()) & growth.value.mask.load(ordering: .acquiring)) }

    var count: Int { growth.value.mask.load(ordering: .acquiring) + 1 }

    var all: [Shard.Reference] { (0..<count).map(shard) }

    @inline(__always)
    private func shard(_ index: Int) -> Shard.Reference {
        let memory = UnsafeMutableRawPointer(growth.pointer) + Shard.Reference.stride * (1 + index)
        return Shard.Reference(at: memory.assumingMemoryBound(to: Shard.self))
    }

    /// Adds shards until the calling thread does not share its own, or there are ``countMax``.
    func grow() {
        let number = Int(trace_thread_number())
        guard number >= count, count < Self.countMax else { return }
        growth.value.isGrowing.withLock { _ in
            while number >= count, count < Self.countMax {
                let count = count
                for index in count..<2 * count { shard(index).initialize() }
                growth.value.mask.store(2 * count - 1, ordering: .releasing)
            }
        }
    }
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
        var calls = CallTable()
        /// The decisions of the filter, by the number of the site.
        private var decisions: [Int: TraceFilter.Decision?] = [:]

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

        /// Returns the filter's decision for a site. It is made once.
        mutating func decision(_ site: Int, _ make: () -> TraceFilter.Decision?) -> TraceFilter.Decision? {
            if let known = decisions[site] { return known }
            let decision = make()
            decisions.updateValue(decision, forKey: site)
            return decision
        }

        /// Removes and returns the calls since they were last taken, so that each is taken once.
        mutating func takeCalls() -> CallTable {
            defer { calls = CallTable() }
            return calls
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
    /// In bytes, between the starts of two shards: each stands alone in its cache lines.
    fileprivate static let stride = (MemoryLayout<Shard>.size + 127) / 128 * 128

    /// Makes the shard, in memory that nothing has been written to.
    fileprivate func initialize() {
        UnsafeMutableRawPointer(pointer).initializeMemory(as: Shard.self, to: Shard(state: TraceMutex(Shard.State())))
        withLock { $0.ids.differInChildren() }
    }

    @inline(__always)
    func withLock<R>(_ body: (inout Shard.State) -> sending R) -> R { value.state.withLock { body(&$0) } }
}
