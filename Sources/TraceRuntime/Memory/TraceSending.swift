/// Carries a `sending` value into a wrapper's closure and out of it again.
///
/// Swift cannot know that the closure is called only once and may therefore send the value that it captured. The
/// generated wrapper takes the value exactly once.
@frozen
public struct TraceSending<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    @usableFromInline var content: Value?

    @inlinable
    public init(_ value: consuming sending Value) { content = consume value }

    /// The value. Reading it after ``take()`` is a programming error.
    @inlinable
    public var value: Value {
        _read { yield content! }
    }

    /// Takes the value out. A second call is a programming error.
    @inlinable
    public mutating func take() -> sending Value {
        nonisolated(unsafe) let taken = content.take()!
        return taken
    }
}
