/// A call that is counted although no span of it is recorded. Its slot remembers when it started and how it went.
@usableFromInline
struct CountedCall: Sendable {
    private let operation: TraceOperation
    private let slot: SpanSlot.Reference
    private let generation: UInt64
    private let recorder: Recorder.Reference
    private let startTime: TraceInstant

    init(_ operation: TraceOperation, slot: SpanSlot.Reference, recorder: Recorder.Reference) {
        self.operation = operation
        self.slot = slot
        self.generation = slot.generation
        self.recorder = recorder
        self.startTime = .now
    }

    func setStatus(_ status: TraceSpanStatus) {
        slot.whileOpen(generation) { $0.set(status) }
    }

    func end(throwing error: (any Error)?) {
        if let error, recorder.target.configuration.isFailure(error, ofRoute: operation.isRoute) {
            setStatus(.error(""))
        }
        let endTime = TraceInstant.now
        guard slot.end(generation, at: endTime) else { return }
        recorder.target.count(operation, slot, ticks: startTime.distance(to: endTime))
    }
}
