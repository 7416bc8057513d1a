// A call without a span keeps a few attributes for its metrics, as a span does. So sampled and unsampled calls count in
// the same way.

extension RecordingSpan {
    private var countsMetrics: Bool { recorder.value.settings.countsMetrics }

    /// Keeps the method of a request.
    func countRequest(method: String) {
        guard countsMetrics else { return }
        let method = HTTPMethod(method)
        whileOpen { $0.keep(.httpMethod, .string(method.name)) }
        countActive(method)
    }

    /// Counts a request as active, unless it already does.
    func countActive(_ method: HTTPMethod) {
        guard countsMetrics, whileOpen({ $0.isServer && $0.activate(method) }) == true else { return }
        recorder.value.shards.own.withLock { $0.calls.activeRequests.begin(method) }
    }

    /// Keeps the template of a request's route.
    func countRequest(route: String?) {
        guard countsMetrics, let route else { return }
        whileOpen { $0.keep(.httpRoute, .string(route)) }
    }

    /// Keeps the status that a server answers with.
    func countAnswer(status: Int) {
        let isFailure = CallOutcome(status: status).isFailure
        guard countsMetrics else { return isFailure ? setStatus(.error("")) : () }
        whileOpen { record in
            record.answeredStatus = Int64(status)
            guard isFailure, !record.status.isError else { return }
            record.set(.error(""))
            record.keep(.errorType, .string(String(status)))
        }
    }

    /// Counts an error that the body threw.
    ///
    /// - Parameter receiver: who gets the error; nil for the one that follows from the kind of the span.
    func countThrown(_ error: any Error, to receiver: ErrorReceiver? = nil) {
        guard let receiver = receiver ?? self.receiver else { return }
        switch outcome(of: error, to: receiver) {
        case .cancelled: break
        case .answered(let status): countAnswer(status: status)
        case .failed(let status): countFailure(error, status: status)
        }
    }

    /// - Parameter status: the status that the error becomes; nil if it has none.
    func countFailure(_ error: any Error, status: Int?) {
        setStatus(.error(""))
        guard countsMetrics else { return }
        let type = ErrorDescription.type(of: error)
        whileOpen { record in
            record.keep(.errorType, .string(type))
            if let status { record.answeredStatus = Int64(status) }
        }
    }
}

extension SpanRecord {
    fileprivate mutating func keep(_ key: TraceAttributeKey, _ value: TraceAttributeValue) {
        set(TraceAttribute(key, value), atMost: .max)
    }
}
