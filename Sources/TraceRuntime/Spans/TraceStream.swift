internal import Synchronization

/// The span of a function that returns a sequence. Generated wrappers make one for an annotation's `until: .finished`.
///
/// The span ends at the first of these: the function throws, an iteration comes to its end, fails, is cancelled or is
/// given up, or nobody holds the sequence any more. What the function opens, and what produces the elements in
/// `next()`, is below the span.
public struct TraceStream: Sendable {
    private let span: TraceSpan
    /// The span's end; nil if the sequence does not end the span, because tracing is off or the span is another's.
    private let end: StreamEnd?

    /// Starts the span of `site`. The span continues `parent`, or the active span if `parent` is nil. Both are
    /// evaluated only while tracing is on.
    public init(_ site: @autoclosure () -> TraceSite, parent: @autoclosure () -> TraceContext? = nil) {
        guard LiveRecorders.isAny else {
            span = TraceSpan()
            end = nil
            return
        }
        let site = site()
        let opening = TraceScope.current.openSpan(site, parent: parent())
        span = opening.isNew ? opening.startedByHand(fileID: site.fileID, line: site.line) : opening.span
        end = opening.isNew ? StreamEnd(of: span) : nil
    }

    /// Runs the function that returns the sequence. An error that it throws ends the span.
    public func run<R, E: Error>(_ body: (TraceSpan) throws(E) -> R) throws(E) -> R {
        guard end != nil else { return try body(span) }
        do throws(E) {
            return try span.run { () throws(E) in try body(span) }
        } catch {
            span.endByHand(throwing: error)
            throw error
        }
    }

    /// Runs the function that returns the sequence, on the caller's actor. An error that it throws ends the span.
    public func run<R, E: Error>(
        isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
    ) async throws(E) -> R {
        guard end != nil else { return try await body(span) }
        do throws(E) {
            return try await span.run(isolation: isolation) { () async throws(E) in try await body(span) }
        } catch {
            span.endByHand(throwing: error)
            throw error
        }
    }

    /// Returns the elements of a sequence, which ends the span.
    public func following<Base: AsyncSequence>(_ base: Base) -> TraceSequence<Base> {
        TraceSequence(base: base, end: end)
    }

    /// Returns a stream of a stream's elements, which ends the span.
    public func following<Element>(_ stream: AsyncStream<Element>) -> AsyncStream<Element> {
        guard let end else { return stream }
        // All iterators of a stream take from the same buffer, which a lock guards.
        nonisolated(unsafe) let stream = stream
        return AsyncStream {
            var iterator = stream.makeAsyncIterator()
            return await end.next(isolation: nil) { () async in await iterator.next(isolation: nil) }
        }
    }

    /// Returns a stream of a stream's elements, which ends the span.
    public func following<Element>(
        _ stream: AsyncThrowingStream<Element, any Error>
    ) -> AsyncThrowingStream<Element, any Error> {
        guard let end else { return stream }
        nonisolated(unsafe) let stream = stream
        return AsyncThrowingStream {
            var iterator = stream.makeAsyncIterator()
            return try await end.next(isolation: nil) { () async throws in try await iterator.next(isolation: nil) }
        }
    }
}

/// The end of a span that a sequence ends. It ends the span at the latest when nobody can iterate any more.
final class StreamEnd: Sendable {
    private let span: TraceSpan
    private let elementCount = Atomic(0)

    init(of span: TraceSpan) { self.span = span }

    deinit { end() }

    /// Returns the next element, counted. What produces it runs in the span.
    func next<Element, Failure: Error>(
        isolation: isolated (any Actor)?, _ next: () async throws(Failure) -> Element?
    ) async throws(Failure) -> Element? {
        do throws(Failure) {
            let element = try await span.run(isolation: isolation, next)
            if element == nil { end() } else { elementCount.wrappingAdd(1, ordering: .relaxed) }
            return element
        } catch {
            end(throwing: error)
            throw error
        }
    }

    /// Ends the span. Further calls do nothing.
    func end(throwing error: (any Error)? = nil) {
        span.setAttribute(.streamElements, elementCount.load(ordering: .relaxed))
        span.endByHand(throwing: error)
    }
}
