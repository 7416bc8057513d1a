/// Carries a `sending` value into a wrapper's closure and out of it again.
///
/// Swift cannot see that a closure which is called once may send what it captured. The wrapper, which is generated,
/// takes the value exactly once.
@frozen
public struct TraceSending<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    @usableFromInline var content: Value?

    @inlinable
    public init(_ value: consuming sending Value) { content = consume value }

    /// The value, while it is still here.
    @inlinable
    public var value: Value {
        _read { yield content! }
    }

    /// The value. A second call is a programming error.
    @inlinable
    public mutating func take() -> sending Value {
        nonisolated(unsafe) let taken = content.take()!
        return taken
    }
}
