/// What the spans of a trace that is not sampled share while it is open here: the trace, and who decides on it.
final class Holding: Sendable {
    private let rootSpanID: TraceSpanID
    private let trace: TraceMutex<HeldTrace<RecordingSpan>>

    init(root: TraceSpanID, _ configuration: TraceConfiguration) {
        rootSpanID = root
        trace = TraceMutex(
            HeldTrace(keepsErrors: configuration.keepsErrors, slowerThan: configuration.keepSlowerThan))
    }

    func end(_ span: RecordingSpan, _ state: RecordingSpan.State) {
        let system = span.home
        let isRoot = span.ownPosition.spanID == rootSpanID
        let held = system.hold(size: state.estimatedSize) ? span : nil
        let action = trace.withLock { trace -> HeldTrace<RecordingSpan>.Action in
            guard isRoot else { return trace.add(held, failed: state.hasFailed) }
            let duration = span.startTime.duration(to: state.endTime ?? span.startTime)
            return trace.addRoot(held, failed: state.hasFailed, duration: duration)
        }
        system.perform(action)
    }
}
