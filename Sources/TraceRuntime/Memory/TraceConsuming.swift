/// Carries a `consuming` parameter, or `self`, into a wrapper's closure, which cannot consume what it captures.
@frozen
public struct TraceConsuming<Value: ~Copyable>: ~Copyable {
    @usableFromInline var content: Value?

    @inlinable
    public init(_ value: consuming Value) { content = consume value }

    /// The value. Reading it after ``take()`` is a programming error.
    @inlinable
    public var value: Value {
        _read { yield content! }
    }

    /// Takes the value out. A second call is a programming error.
    @inlinable
    public mutating func take() -> Value { content.take()! }
}
