/// What the outcome of a call means, for its span and for the statistics alike.
enum CallOutcome: Equatable {
    /// The caller cancelled the call. That is no failure.
    case cancelled
    /// A route answered, with a status below 500. What the client did wrong is no failure of the operation.
    case answered(status: Int)
    /// The operation failed. A route has a status, other operations have none.
    case failed(status: Int?)

    /// The outcome of a call that answers with a status:
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
    init(status: Int) {
        self = status >= 500 ? .failed(status: status) : .answered(status: status)
    }

    /// The outcome of a call that throws.
    ///
    /// - Parameter httpStatus: the status that an error becomes; nil if it has none. A route answers 500 then.
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
