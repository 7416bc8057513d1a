internal import Synchronization

/// The end of a span whose response has a body that is written after the response has been returned. Generated bridges
/// make one.
///
/// The span ends at the first of these: the body has been written, writing fails or is cancelled, or nobody holds the
/// body any more. What is opened while the body is written is below the span.
public final class TraceResponseStream: Sendable {
    private let span: TraceSpan
    /// Whether the span ends with the body. Otherwise the library that started the span ends it.
    private let endsSpan: Bool
    private let isAbandoned = Atomic(false)

    /// Takes over the end of the active span, for a route that returns a response.
    ///
    /// It is nil if tracing is off. It is also nil for the span of `withTraceRequest`, which ends with the body itself.
    public static func ofRoute() -> TraceResponseStream? {
        guard let span = TraceSpan.current else { return nil }
        guard span.scope.traits.contains(.offering) else { return TraceResponseStream(endingWithBody: span) }
        return span.scope.traits.contains(.startedByHand) ? TraceResponseStream(span, endsSpan: false) : nil
    }

    /// Takes over the end of the active span, for a middleware that returns a response; nil if tracing is off.
    public static func ofRequest() -> TraceResponseStream? {
        TraceSpan.current.map(TraceResponseStream.init(endingWithBody:))
    }

    private convenience init(endingWithBody span: TraceSpan) { self.init(span.handedOver(), endsSpan: true) }

    private init(_ span: TraceSpan, endsSpan: Bool) {
        self.span = span
        self.endsSpan = endsSpan
    }

    deinit { end() }

    /// Runs `body`, which writes the response's body, and ends the span.
    public func write(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
    ) async throws {
        do {
            try await span.run(isolation: isolation, body)
        } catch {
            span.noteBroken(error, isAbandoned: isAbandoned.load(ordering: .relaxed))
            end()
            throw error
        }
        end()
    }

    /// Notes that the client does not receive the body any more, and returns the error that says so. An error that
    /// follows does not fail the route.
    public func abandoned(_ error: any Error) -> any Error {
        isAbandoned.store(true, ordering: .relaxed)
        return error
    }

    private func end() {
        if endsSpan { span.end() }
    }
}

extension TraceSpan {
    /// Returns the result of a route, with which nothing else ends. Bridges have overloads for responses whose body may
    /// be a stream.
    @inlinable @inline(__always) @_disfavoredOverload
    public func following<R: ~Copyable>(_ result: consuming R) -> R { result }

    /// Records an error that broke off the response. The client has got the status before.
    fileprivate func noteBroken(_ error: any Error, isAbandoned: Bool) {
        guard let observing = scope.observing else { return }
        switch (isRecording, isAbandoned) {
        case (true, true): observing.recordCancelled(error)
        case (true, false): observing.recordThrown(error, to: .caller)
        case (false, true): break
        case (false, false): observing.countThrown(error, to: .caller)
        }
    }
}
