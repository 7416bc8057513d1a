/// The tail sampling decision of one trace, shared by its spans in this process.
final class TailSampler: Sendable {
    private let rootSpanID: TraceSpanID
    private let trace: TraceMutex<TailSampling<SpanSlot.Reference>>

    init(root: TraceSpanID, keepsErrors: Bool, slowerThan: Duration?) {
        rootSpanID = root
        trace = TraceMutex(TailSampling(keepsErrors: keepsErrors, slowerThan: slowerThan))
    }

    /// Adds an ended span.
    ///
    /// - Parameter isHeld: true if the processor has memory for it. Otherwise only its failure and duration count.
    func add(_ slot: SpanSlot.Reference, isHeld: Bool) -> TailSampling<SpanSlot.Reference>.Action {
        let held = isHeld ? slot : nil
        let failed = slot.record.status.isError
        let duration = slot.record.context.spanID == rootSpanID ? slot.record.duration : nil
        return trace.withLock { trace in
            guard let duration else { return trace.add(held, failed: failed) }
            return trace.addRoot(held, failed: failed, duration: duration)
        }
    }
}
