@testable import TraceRuntime

extension FinishedTraceSpan {
    /// Creates a span. The times are milliseconds after an arbitrary origin, and the default trace id is 0…01.
    init(
        _ name: String, id: UInt64, parent: UInt64? = nil, trace: UInt64 = 1, isParentRemote: Bool = false,
        from start: Double = 0, to end: Double = 1, change: (inout FinishedTraceSpan) -> Void = { _ in }
    ) {
        self.init(
            name: name, kind: .internal,
            context: TraceContext(
                traceID: TraceID(high: 0, low: trace)!, spanID: TraceSpanID(id)!, flags: [.sampled, .random]),
            parentSpanID: parent.flatMap(TraceSpanID.init), isParentRemote: isParentRemote,
            startTime: UInt64(start * 1_000_000), endTime: UInt64(end * 1_000_000),
            attributes: [], droppedAttributeCount: 0, events: [], droppedEventCount: 0, links: [], droppedLinkCount: 0,
            status: .unset)
        change(&self)
    }
}
