extension RecordingSpan {
    /// Records what the span's body threw.
    func recordThrown(_ error: any Error) {
        guard let site else { return }
        switch outcome(of: error, ofRoute: site.route != nil) {
        case .cancelled:
            addEvent("exception", attributes: ErrorDescription(error, redaction: site.redaction).eventAttributes)
        case .answered(let status):
            recordStatus(status)
            setAttribute(
                TraceAttribute(.errorMessage, .string(ErrorDescription(error, redaction: site.redaction).message)))
        case .failed(let status):
            if let status { recordStatus(status) }
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

    private func recordStatus(_ status: Int) {
        setAttribute(TraceAttribute(.httpStatusCode, .int(Int64(status))))
    }

    /// Counts what the body of a call threw that has no span.
    func countThrown(_ error: any Error) {
        let isRoute = whileOpen { $0.site?._withUnsafeGuaranteedRef { $0.route != nil } ?? false }
        guard let isRoute else { return }
        if outcome(of: error, ofRoute: isRoute).isFailure { setStatus(.error("")) }
    }

    private func outcome(of error: any Error, ofRoute isRoute: Bool) -> CallOutcome {
        CallOutcome(throwing: error, ofRoute: isRoute, httpStatus: recorder.value.settings.httpStatus(of:))
    }
}
