/// The attributes that were set on a span, in the order in which their keys were first set.
///
/// The first few are stored in the span's slot, next to its record. A separate allocation would cost as much as setting
/// them, and it would be one more block of memory to move from one processor to another.
struct RecordedAttributes: ~Copyable {
    /// The number of attributes that have space next to the record.
    static let countBeside = 4
    /// The greatest capacity that is kept for the slot's next span. A larger block of memory is freed.
    static let keptCapacityMax = 32

    /// The memory next to the record.
    private let ownMemory: UnsafeMutablePointer<TraceAttribute>
    private var memory: UnsafeMutablePointer<TraceAttribute>
    private(set) var capacity = Self.countBeside
    private(set) var count = 0
    /// The bits of the keys; zero while there are few attributes. A key whose bit is missing is not among them.
    private var keyBits: UInt64 = 0

    /// - Parameter memory: space for ``countBeside`` attributes, which lives as long as this value.
    init(in memory: UnsafeMutablePointer<TraceAttribute>) {
        ownMemory = memory
        self.memory = memory
    }

    var isEmpty: Bool { count == 0 }

    /// All attributes; valid until the next change.
    @inline(__always)
    var all: UnsafeBufferPointer<TraceAttribute> { UnsafeBufferPointer(start: memory, count: count) }

    /// Sets an attribute. It replaces the attribute with the same key.
    ///
    /// - Parameter countMax: the greatest number of attributes. An attribute that describes the outcome of the
    ///   operation may exceed it: it is known last, and captured headers must not displace it.
    /// - Returns: the number of bytes by which the attributes have grown; nil if the limit was reached.
    @inline(__always)
    mutating func set(_ attribute: consuming TraceAttribute, atMost countMax: Int) -> Int? {
        let areFew = count < Self.countBeside
        if !areFew, keyBits == 0 { collectKeyBits() }
        let keyBit = areFew ? 0 : attribute.key.filterBit
        if areFew || keyBits & keyBit != 0 {
            for index in 0..<count where memory[index].key == attribute.key {
                let growth = attribute.estimatedSize - memory[index].estimatedSize
                memory[index] = attribute
                return growth
            }
        }
        guard count < countMax || attribute.key.isRecordedOutcome else { return nil }
        if count == capacity { grow() }
        keyBits |= keyBit
        let size = attribute.estimatedSize
        (memory + count).initialize(to: attribute)
        count &+= 1
        return size
    }

    @inline(never)
    private mutating func collectKeyBits() {
        for attribute in all { keyBits |= attribute.key.filterBit }
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<TraceAttribute>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: memory, count: count)
        if memory != ownMemory { memory.deallocate() }
        memory = larger
        capacity *= 2
    }

    /// Removes attributes, and returns their size in bytes.
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
        if kept < count { keyBits = 0 }
        count = kept
        return removedSize
    }

    @inline(__always)
    mutating func removeAll() {
        if count > 0 { memory.deinitialize(count: count) }
        count = 0
        keyBits = 0
        if capacity > Self.keptCapacityMax { shrink() }
    }

    @inline(never)
    private mutating func shrink() {
        memory.deallocate()
        memory = ownMemory
        capacity = Self.countBeside
    }
}
