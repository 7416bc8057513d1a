extension RecordingSpan {
    /// Records an error that the span's body threw.
    ///
    /// - Parameters:
    ///   - receiver: who gets the error; nil for the one that follows from the kind of the span.
    ///   - attributes: those of the event, besides the error's.
    func recordThrown(_ error: any Error, to receiver: ErrorReceiver? = nil, attributes: [TraceAttribute] = []) {
        guard let receiver = receiver ?? self.receiver else { return }
        switch outcome(of: error, to: receiver) {
        case .cancelled: recordCancelled(error, attributes: attributes)
        case .answered(let status):
            setStatusCode(status)
            guard let description = describe(error) else { return }
            setMasked(TraceAttribute(.errorMessage, .string(description.message)))
        case .failed(let status):
            if let status { setStatusCode(status) }
            recordError(error, attributes: attributes)
        }
    }

    /// Records an error that follows from the caller giving up. The operation has not failed then.
    func recordCancelled(_ error: any Error, attributes: [TraceAttribute] = []) {
        guard let description = describe(error) else { return }
        let exception = exception(description, attributes)
        whileOpen { $0.add(exception, atMost: limits.eventCountMax) }
    }

    func recordError(_ error: any Error, attributes: [TraceAttribute] = []) {
        guard let description = describe(error) else { return }
        let exception = exception(description, attributes)
        let limits = limits
        whileOpen { record in
            record.set(.error(description.message))
            record.set(
                TraceAttribute(.errorMessage, .string(description.message)), atMost: limits.attributeCountMax)
            record.set(TraceAttribute(.errorType, .string(description.type)), atMost: limits.attributeCountMax)
            record.add(exception, atMost: limits.eventCountMax)
        }
    }

    private func describe(_ error: any Error) -> ErrorDescription? {
        redaction.map { redaction in
            ErrorDescription(
                error, redaction: redaction, hasDetails: recorder.value.settings.recordsErrorDetails, upTo: limits.text)
        }
    }

    private func exception(_ description: ErrorDescription, _ further: [TraceAttribute]) -> SpanRecord.TimedEvent {
        var attributes = description.eventAttributes
        let count = attributes.count + further.count
        if !further.isEmpty { attributes += masked(further[...]) }
        return event("exception", masked: attributes, of: count)
    }

    /// Records the status that a server answers with. What an error said of the failure stays.
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
    func recordAnswer(status: Int) {
        setStatusCode(status)
        guard CallOutcome(status: status).isFailure, whileOpen({ !$0.status.isError }) == true else { return }
        // No description: "Don't set the span status description if the reason can be inferred from the status code".
        setStatus(.error(""))
        // "error.type SHOULD be set to the status code number (represented as a string), an exception type (if thrown)
        // or a component-specific error identifier."
        setAttribute(TraceAttribute(.errorType, .string(String(status))))
    }

    private func setStatusCode(_ status: Int) {
        setAttribute(TraceAttribute(.httpStatusCode, .int(Int64(status))))
    }

    func outcome(of error: any Error, to receiver: ErrorReceiver) -> CallOutcome {
        CallOutcome(throwing: error, to: receiver, isTaskCancelled: Task.isCancelled) {
            recorder.value.settings.httpStatus(of: $0)
        }
    }

    /// The receiver of an error that the span's body throws; nil after the span's end.
    var receiver: ErrorReceiver? {
        whileOpen { $0.isHTTPServer ? .httpClient : $0.isServer ? .client : .caller }
    }
}
