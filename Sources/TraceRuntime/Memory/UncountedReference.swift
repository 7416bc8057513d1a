/// A reference that nobody counts.
///
/// A span refers to its slot, its recorder and its shard. Counting those references would cost more than the rest of
/// the span does, so what they refer to is never freed, unless its only owner calls ``deallocate()``.
///
/// It is `Sendable` since each value behind it is immutable, guards itself by a lock or atomics, or belongs to the one
/// thread that has taken it: the value's type says which.
@usableFromInline
struct UncountedReference<Value: ~Copyable>: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<Value>

    /// Moves a value to memory of its own.
    init(_ value: consuming Value) {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: value)
    }

    /// Refers to a value that stands in memory already.
    init(at pointer: UnsafeMutablePointer<Value>) { self.pointer = pointer }

    var value: Value {
        @inline(__always) _read { yield pointer.pointee }
        @inline(__always) nonmutating _modify { yield &pointer.pointee }
    }

    /// Frees the value and its memory, which must come from ``init(_:)``. No copy of the reference may be used after.
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

// For an atomic variable.
extension UncountedReference where Value: ~Copyable {
    var address: UInt { UInt(bitPattern: pointer) }

    /// Nil for zero.
    init?(address: UInt) {
        guard let pointer = UnsafeMutablePointer<Value>(bitPattern: address) else { return nil }
        self.pointer = pointer
    }
}
