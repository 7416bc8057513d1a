/// The elements of a sequence that a traced function returned. The function's span ends with the first iteration.
public struct TraceSequence<Base: AsyncSequence>: AsyncSequence {
    public typealias Element = Base.Element
    public typealias Failure = Base.Failure

    let base: Base
    /// The span's end; nil if the sequence does not end a span.
    let end: StreamEnd?

    public func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), iteration: end.map(StreamIteration.init))
    }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: Base.AsyncIterator
        fileprivate let iteration: StreamIteration?

        public mutating func next() async throws(Failure) -> Element? { try await next(isolation: nil) }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Element? {
            guard let iteration else { return try await base.next(isolation: actor) }
            return try await iteration.end.next(isolation: actor) { () async throws(Failure) in
                try await base.next(isolation: actor)
            }
        }
    }
}

extension TraceSequence: Sendable where Base: Sendable {}

/// One iteration of a sequence. It ends the span at the latest when it is given up, as by `break`.
private final class StreamIteration: Sendable {
    let end: StreamEnd

    init(_ end: StreamEnd) { self.end = end }

    deinit { end.end() }
}
