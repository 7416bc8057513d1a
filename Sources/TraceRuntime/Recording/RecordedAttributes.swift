/// The attributes that were set on a span, in the order in which their keys were first set.
///
/// The first few stand in memory that belongs to the span's slot, beside its record: to take memory for them would cost
/// as much as to set them, and each piece of memory more is one more to bring from processor to processor.
struct RecordedAttributes: ~Copyable {
    /// How many have their place beside the record.
    static let countBeside = 4
    /// A span with more attributes than this gives the memory back that it took for them.
    static let keptCapacityMax = 16

    /// Beside the record.
    private let ownMemory: UnsafeMutablePointer<TraceAttribute>
    private var memory: UnsafeMutablePointer<TraceAttribute>
    private(set) var capacity = Self.countBeside
    private(set) var count = 0

    /// - Parameter memory: has room for ``countBeside`` of them, and is there as long as this is.
    init(in memory: UnsafeMutablePointer<TraceAttribute>) {
        ownMemory = memory
        self.memory = memory
    }

    var isEmpty: Bool { count == 0 }

    subscript(index: Int) -> TraceAttribute {
        @inline(__always) _read {
            precondition(index >= 0 && index < count)
            yield memory[index]
        }
        @inline(__always) _modify {
            precondition(index >= 0 && index < count)
            yield &memory[index]
        }
    }

    @inline(__always)
    mutating func append(_ attribute: consuming TraceAttribute) {
        if count == capacity { grow() }
        (memory + count).initialize(to: attribute)
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<TraceAttribute>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: memory, count: count)
        if memory != ownMemory { memory.deallocate() }
        memory = larger
        capacity *= 2
    }

    mutating func remove(where isUnwanted: (TraceAttribute) -> Bool) {
        var kept = 0
        for index in 0..<count {
            if isUnwanted(memory[index]) {
                (memory + index).deinitialize(count: 1)
            } else {
                if kept != index { (memory + kept).moveInitialize(from: memory + index, count: 1) }
                kept += 1
            }
        }
        count = kept
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
