/// What the spans of a trace that is not sampled share while it is open here: the trace, and who decides on it.
final class Holding: Sendable {
    private let rootSpanID: TraceSpanID
    private let trace: TraceMutex<HeldTrace<SpanSlot.Reference>>

    init(root: TraceSpanID, _ configuration: TraceConfiguration) {
        rootSpanID = root
        trace = TraceMutex(
            HeldTrace(keepsErrors: configuration.keepsErrors, slowerThan: configuration.keepSlowerThan))
    }

    /// Takes a span that has ended.
    ///
    /// - Parameter isHeld: whether there is room for it.
    func add(_ slot: SpanSlot.Reference, isHeld: Bool) -> HeldTrace<SpanSlot.Reference>.Action {
        let held = isHeld ? slot : nil
        let failed = slot.record.status.isError
        let duration = slot.record.position.spanID == rootSpanID ? slot.record.duration : nil
        return trace.withLock { trace in
            guard let duration else { return trace.add(held, failed: failed) }
            return trace.addRoot(held, failed: failed, duration: duration)
        }
    }
}
