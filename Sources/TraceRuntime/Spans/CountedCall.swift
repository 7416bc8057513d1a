/// A call that is counted although no span of it is recorded. Its slot remembers what it is, when it started and how it
/// went.
@usableFromInline
struct CountedCall: Sendable {
    private let slot: SpanSlot.Reference
    private let generation: UInt64
    private let recorder: Recorder.Reference

    init(_ operation: TraceOperation, slot: SpanSlot.Reference, recorder: Recorder.Reference) {
        self.slot = slot
        self.generation = slot.generation
        self.recorder = recorder
        slot.record.open(operation, at: .now)
    }

    func setStatus(_ status: TraceSpanStatus) {
        slot.whileOpen(generation) { $0.set(status) }
    }

    func end(throwing error: (any Error)?) {
        if let error {
            // The slot is this call's until it ends, which nobody else can do.
            let isRoute = slot.record.site?._withUnsafeGuaranteedRef { $0.route != nil } ?? false
            if recorder.target.configuration.isFailure(error, ofRoute: isRoute) { setStatus(.error("")) }
        }
        if slot.end(generation, at: .now) { recorder.target.count(slot) }
    }
}
