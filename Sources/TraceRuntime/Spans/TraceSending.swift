/// Carries a `sending` value into a wrapper's closure and out of it again.
///
/// Swift cannot see that a closure which is called once may send what it captured. The wrapper, which is generated,
/// takes the value exactly once.
public struct TraceSending<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    private var value: Value?

    public init(_ value: consuming sending Value) { self.value = consume value }

    /// The value. A second call is a programming error.
    public mutating func take() -> sending Value {
        nonisolated(unsafe) let taken = value.take()!
        return taken
    }
}
