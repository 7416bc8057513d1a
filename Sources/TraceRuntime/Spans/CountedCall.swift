/// A call that is counted although no span of it is recorded. Its slot remembers what it is, when it started and how it
/// went.
@usableFromInline
struct CountedCall: Sendable {
    private let span: RecordingSpan

    init(_ operation: TraceOperation, slot: SpanSlot.Reference, recorder: Recorder.Reference) {
        span = RecordingSpan(slot: slot, recorder: recorder)
        slot.record.open(operation)
    }

    func setStatus(_ status: TraceSpanStatus) { span.setStatus(status) }

    func end(throwing error: (any Error)?) {
        if let error {
            // The slot is this call's until it ends, which nobody else can do.
            let isRoute = span.slot.record.site?._withUnsafeGuaranteedRef { $0.route != nil } ?? false
            if span.recorder.target.configuration.isFailure(error, ofRoute: isRoute) { setStatus(.error("")) }
        }
        if span.slot.end(span.generation, at: .now) { span.recorder.target.count(span.slot) }
    }
}
