/// The outcome of a call. It determines the status of the call's span and the statistics.
enum CallOutcome: Equatable {
    /// The call was cancelled. This does not count as a failure.
    case cancelled
    /// A route answered with a status below 500. An error of the client does not count as a failure of the operation.
    case answered(status: Int)
    /// The operation failed. Only a route has a status.
    case failed(status: Int?)

    /// Determines the outcome of a call that answers with a status:
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
    init(status: Int) {
        self = status >= 500 ? .failed(status: status) : .answered(status: status)
    }

    /// Determines the outcome of a call that throws.
    ///
    /// - Parameter httpStatus: returns the status that an error becomes; nil if it has none, which means 500 for a
    ///   route.
    init(throwing error: any Error, ofRoute isRoute: Bool, httpStatus: (any Error) -> Int?) {
        if error is CancellationError {
            self = .cancelled
        } else if isRoute {
            self.init(status: httpStatus(error) ?? 500)
        } else {
            self = .failed(status: nil)
        }
    }

    var isFailure: Bool { if case .failed = self { true } else { false } }
}
