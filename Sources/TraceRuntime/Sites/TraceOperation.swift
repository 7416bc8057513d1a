/// What is known of a span before it is known whether it is recorded.
@usableFromInline
enum TraceOperation: Sendable {
    case site(TraceSite)
    /// Written by hand.
    case name(String)

    /// The chance, 0…1, that a trace which starts with it is sampled; nil leaves it to the sampler.
    var sample: Double? {
        switch self {
        case .site(let site): site.content._withUnsafeGuaranteedRef { $0.sample }
        case .name: nil
        }
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
