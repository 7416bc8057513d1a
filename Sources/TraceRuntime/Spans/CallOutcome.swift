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
    /// - Parameters:
    ///   - isTaskCancelled: whether the task of the call is cancelled: then the error follows from that, whatever its
    ///     type is.
    ///   - httpStatus: the status that an error becomes; nil if it has none.
    init(
        throwing error: any Error, to receiver: ErrorReceiver, isTaskCancelled: Bool,
        httpStatus: (any Error) -> Int?
    ) {
        if isTaskCancelled || ErrorKind.of(error).isCancellation(error) {
            self = .cancelled
        } else if let status = receiver.status(of: error, httpStatus) {
            self.init(status: status)
        } else {
            self = .failed(status: nil)
        }
    }

    var isFailure: Bool { if case .failed = self { true } else { false } }
}

/// The receiver of an error that a call throws.
enum ErrorReceiver: Equatable {
    /// The caller, in this process.
    case caller
    /// The client of a server, of whatever protocol, which may have a status for the error.
    case client
    /// The client of an HTTP server: each error becomes a status, if need be 500.
    case httpClient

    fileprivate func status(of error: any Error, _ httpStatus: (any Error) -> Int?) -> Int? {
        switch self {
        case .caller: nil
        case .client: httpStatus(error)
        case .httpClient: httpStatus(error) ?? 500
        }
    }
}
