/// What is known of a span before it is known whether it is recorded.
@usableFromInline
struct TraceOperation: Sendable {
    let name: String
    let isRoute: Bool
    /// The chance, 0…1, that a trace which starts with it is sampled; nil leaves it to the sampler.
    let sample: Double?

    /// Written by hand.
    @usableFromInline
    init(name: String) {
        self.name = name
        self.isRoute = false
        self.sample = nil
    }

    @usableFromInline
    init(_ site: TraceSite) {
        self.name = site.displayName
        self.isRoute = site.route != nil
        self.sample = site.sample
    }
}

/// A call that is counted although no span of it is recorded. A class, since most calls are not, and nil is then all
/// that is passed round.
@usableFromInline
final class CountedCall: Sendable {
    private let operation: TraceOperation
    private let startTime = MonotonicTime.now
    private let status = TraceMutex(TraceSpanStatus.unset)

    init(_ operation: TraceOperation) { self.operation = operation }

    func setStatus(_ status: TraceSpanStatus) {
        self.status.withLock { $0.set(status) }
    }

    func end(throwing error: (any Error)?, in system: TraceSystem) {
        if let error, system.configuration.isFailure(error, ofRoute: operation.isRoute) { setStatus(.error("")) }
        system.count(operation.name, startTime.duration(to: .now), failed: status.withLock { $0.isError })
    }
}

extension TraceConfiguration {
    /// Whether an error that an operation throws is its failure: nobody's is a cancellation, and the caller's is a
    /// status below 500 of a route.
    func isFailure(_ error: any Error, ofRoute isRoute: Bool) -> Bool {
        if error is CancellationError { return false }
        return !isRoute || isServerError(httpStatus(of: error) ?? 500)
    }
}

/// Whether a status says that the server has failed: what the client did wrong is no failure of the operation.
func isServerError(_ status: Int) -> Bool { status >= 500 }
