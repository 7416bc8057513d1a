/// A reference without a reference count.
///
/// A span refers to its slot, its recorder and its shard. Counting these references would cost more than the rest of
/// the span. The values are therefore never freed, unless their only owner calls ``deallocate()``.
///
/// It is `Sendable` because each value behind it is immutable, or protects itself by a lock or atomics, or belongs to
/// one thread at a time. The documentation of the value's type says which of these holds.
@usableFromInline
struct UncountedReference<Value: ~Copyable>: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<Value>

    /// Moves a value to memory of its own.
    init(_ value: consuming Value) {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: value)
    }

    /// Refers to a value that is in memory already.
    init(at pointer: UnsafeMutablePointer<Value>) { self.pointer = pointer }

    var value: Value {
        @inline(__always) _read { yield pointer.pointee }
        @inline(__always) nonmutating _modify { yield &pointer.pointee }
    }

    /// Frees the value and its memory. The memory must come from ``init(_:)``, and no copy of the reference may be used
    /// afterwards.
    func deallocate() {
        pointer.deinitialize(count: 1)
        pointer.deallocate()
    }
}

extension UncountedReference: Hashable where Value: ~Copyable {
    @usableFromInline
    static func == (lhs: Self, rhs: Self) -> Bool { lhs.pointer == rhs.pointer }

    @usableFromInline
    func hash(into hasher: inout Hasher) { hasher.combine(pointer) }
}

// An atomic variable stores a reference as its address.
extension UncountedReference where Value: ~Copyable {
    var address: UInt { UInt(bitPattern: pointer) }

    /// Creates a reference from an address; nil for zero.
    init?(address: UInt) {
        guard let pointer = UnsafeMutablePointer<Value>(bitPattern: address) else { return nil }
        self.pointer = pointer
    }
}
