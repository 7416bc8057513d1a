import Testing

@testable import TraceRuntime

@Suite("A stack of slots")
struct SlotStackTests {
    private let slots = SpanSlot.Reference.allocate(4)

    @Test("Accepts slots up to its capacity, and returns the last one first")
    func bounds() {
        var stack = SlotStack(capacity: 3)
        #expect(stack.pop() == nil)
        #expect(slots.map { stack.push($0) } == [true, true, true, false])
        #expect(Array(stack.slots) == Array(slots.prefix(3)))
        #expect(stack.peek(2) == slots[0])
        #expect(stack.peek(3) == nil)
        #expect(stack.pop() == slots[2])
        #expect(stack.pop(9) == Array(slots.prefix(2)))
        #expect(stack.isEmpty)
    }

    @Test("In a full shard refuses a further span until the queue has the others")
    func refusal() {
        let shard = RecorderShards().own
        let slots = SpanSlot.Reference.allocate(SpanPool.portion + 1)
        let additions = slots.map { slot in shard.withLock { $0.add(slot, size: 1, atMost: SpanPool.portion) } }
        let more = Array(repeating: Shard.State.Addition.more, count: SpanPool.portion - 2)
        #expect(additions == [.first] + more + [.last, .refused])
        #expect(shard.withLock { Array($0.ended.slots) } == Array(slots.dropLast()))
        shard.withLock { $0.forgetEnded() }
        #expect(shard.withLock { $0.add(slots[0], size: Shard.endedSizeMax, atMost: 64) } == .last)
    }
}
