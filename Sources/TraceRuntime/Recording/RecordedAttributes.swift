/// The attributes that were set on a span, in the order in which their keys were first set.
///
/// The first few stand in memory of the span's slot, beside its record. Memory of their own would cost as much as
/// setting them does, and each piece of memory is one more to bring from processor to processor.
struct RecordedAttributes: ~Copyable {
    /// How many have their place beside the record.
    static let countBeside = 4
    /// The capacity that is kept for the slot's next span. Memory for more attributes than this is given back.
    static let keptCapacityMax = 16

    /// The memory beside the record.
    private let ownMemory: UnsafeMutablePointer<TraceAttribute>
    private var memory: UnsafeMutablePointer<TraceAttribute>
    private(set) var capacity = Self.countBeside
    private(set) var count = 0

    /// - Parameter memory: has room for ``countBeside`` attributes, and lives as long as this value.
    init(in memory: UnsafeMutablePointer<TraceAttribute>) {
        ownMemory = memory
        self.memory = memory
    }

    var isEmpty: Bool { count == 0 }

    /// All attributes; valid until the next change.
    @inline(__always)
    var all: UnsafeBufferPointer<TraceAttribute> { UnsafeBufferPointer(start: memory, count: count) }

    /// Sets an attribute, in place of the one with the same key.
    ///
    /// - Parameter countMax: how many attributes there may be. One that tells how the operation went has a place beyond
    ///   it: that is known last, and a flood of captured headers must not take its place.
    /// - Returns: by how many bytes the attributes have grown; nil if there was no room.
    @inline(__always)
    mutating func set(_ attribute: consuming TraceAttribute, atMost countMax: Int) -> Int? {
        for index in 0..<count where memory[index].key == attribute.key {
            let growth = attribute.estimatedSize - memory[index].estimatedSize
            memory[index] = attribute
            return growth
        }
        guard count < countMax || attribute.key.isRecordedOutcome else { return nil }
        if count == capacity { grow() }
        let size = attribute.estimatedSize
        (memory + count).initialize(to: attribute)
        count &+= 1
        return size
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<TraceAttribute>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: memory, count: count)
        if memory != ownMemory { memory.deallocate() }
        memory = larger
        capacity *= 2
    }

    /// Removes attributes, and returns how many bytes they took.
    mutating func remove(where isUnwanted: (TraceAttribute) -> Bool) -> Int {
        var kept = 0
        var removedSize = 0
        for index in 0..<count {
            if isUnwanted(memory[index]) {
                removedSize += memory[index].estimatedSize
                (memory + index).deinitialize(count: 1)
            } else {
                if kept != index { (memory + kept).moveInitialize(from: memory + index, count: 1) }
                kept += 1
            }
        }
        count = kept
        return removedSize
    }

    @inline(__always)
    mutating func removeAll() {
        if count > 0 { memory.deinitialize(count: count) }
        count = 0
        if capacity > Self.keptCapacityMax { shrink() }
    }

    @inline(never)
    private mutating func shrink() {
        memory.deallocate()
        memory = ownMemory
        capacity = Self.countBeside
    }
}
