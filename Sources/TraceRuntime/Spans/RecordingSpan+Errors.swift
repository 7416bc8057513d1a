extension RecordingSpan {
    /// Records an error that the span's body threw.
    func recordThrown(_ error: any Error) {
        guard let site else { return }
        switch outcome(of: error, ofRoute: site.route != nil) {
        case .cancelled:
            if let description = describe(error) { addException(description) }
        case .answered(let status):
            recordStatus(status)
            guard let description = describe(error) else { return }
            setMasked(TraceAttribute(.errorMessage, .string(description.message)))
        case .failed(let status):
            if let status { recordStatus(status) }
            recordError(error)
        }
    }

    func recordError(_ error: any Error) {
        guard let description = describe(error) else { return }
        setStatus(.error(description.message))
        setMasked(TraceAttribute(.errorMessage, .string(description.message)))
        setMasked(TraceAttribute(.errorType, .string(description.type)))
        addException(description)
    }

    private func describe(_ error: any Error) -> ErrorDescription? {
        redaction.map { redaction in
            ErrorDescription(
                error, redaction: redaction, hasDetails: recorder.value.settings.recordsErrorDetails, upTo: limits.text)
        }
    }

    private func addException(_ description: ErrorDescription) {
        let attributes = description.eventAttributes
        addEvent("exception", masked: attributes, of: attributes.count)
    }

    private func recordStatus(_ status: Int) {
        setAttribute(TraceAttribute(.httpStatusCode, .int(Int64(status))))
    }

    /// Sets the status for an error that the body of a call without a span threw.
    func countThrown(_ error: any Error) {
        let isRoute = whileOpen { $0.site?._withUnsafeGuaranteedRef { $0.route != nil } ?? false }
        guard let isRoute else { return }
        if outcome(of: error, ofRoute: isRoute).isFailure { setStatus(.error("")) }
    }

    private func outcome(of error: any Error, ofRoute isRoute: Bool) -> CallOutcome {
        CallOutcome(throwing: error, ofRoute: isRoute, httpStatus: recorder.value.settings.httpStatus(of:))
    }
}
