extension RecordingSpan {
    /// Records what the span's body threw.
    func recordThrown(_ error: any Error) {
        guard let site else { return }
        if error is CancellationError {
            // The caller asked for it: worth seeing, and nobody's failure.
            addEvent("exception", attributes: ErrorDescription(error, redaction: site.redaction).eventAttributes)
            return
        }
        guard site.route != nil else {
            recordError(error)
            return
        }
        let status = recorder.target.configuration.httpStatus(of: error)
        setAttribute(TraceAttribute(.httpStatusCode, .int(Int64(status ?? 500))))
        if let status, status < 500 {
            // The client's mistake: the operation answered as it should.
            setAttribute(
                TraceAttribute(.errorMessage, .string(ErrorDescription(error, redaction: site.redaction).message)))
        } else {
            recordError(error)
        }
    }

    func recordError(_ error: any Error) {
        guard let site else { return }
        let description = ErrorDescription(error, redaction: site.redaction)
        setStatus(.error(description.message))
        setAttribute(TraceAttribute(.errorMessage, .string(description.message)))
        setAttribute(TraceAttribute(.errorType, .string(description.type)))
        addEvent("exception", attributes: description.eventAttributes)
    }

    /// Counts what the body of a call threw of which no span is recorded.
    func countThrown(_ error: any Error) {
        let isRoute = whileOpen { $0.site?._withUnsafeGuaranteedRef { $0.route != nil } ?? false }
        guard let isRoute, recorder.target.configuration.isFailure(error, ofRoute: isRoute) else { return }
        setStatus(.error(""))
    }
}
