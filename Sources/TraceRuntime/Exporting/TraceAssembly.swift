/// A store of finished spans that wait for the rest of their trace.
///
/// Children end before their parents. So this process has completed a trace when a span ends that has no parent in this
/// process. Spans are released without their parent if the parent never ends or if there are too many spans.
struct TraceAssembly {
    /// The limit on waiting spans, and the number of released span ids that are remembered to recognize late children.
    private let spanCountMax: Int
    /// The waiting spans of each trace, in the order of their ends.
    private var waiting: [TraceID: [FinishedTraceSpan]] = [:]
    /// The waiting traces, oldest first.
    private var order: [TraceID] = []
    private var waitingCount = 0
    private var released: Set<TraceSpanID> = []
    private var releasedBefore: Set<TraceSpanID> = []

    init(spanCountMax: Int = 4_096) { self.spanCountMax = spanCountMax }

    /// Adds a span. Returns the spans that are complete now, as a list of traces.
    mutating func add(_ span: FinishedTraceSpan) -> [[FinishedTraceSpan]] {
        let traceID = span.context.traceID
        if waiting[traceID] == nil { order.append(traceID) }
        waiting[traceID, default: []].append(span)
        waitingCount += 1
        if isTop(span) { return [release(descendantsOf: span)] }
        return waitingCount > spanCountMax ? [releaseOldest()] : []
    }

    /// Returns all waiting spans.
    mutating func finish() -> [[FinishedTraceSpan]] {
        var rest: [[FinishedTraceSpan]] = []
        while !order.isEmpty { rest.append(releaseOldest()) }
        return rest
    }

    /// Returns true if the parent of the span cannot arrive any more.
    private func isTop(_ span: FinishedTraceSpan) -> Bool {
        guard let parent = span.parentSpanID, !span.isParentRemote else { return true }
        return released.contains(parent) || releasedBefore.contains(parent)
    }

    private mutating func release(descendantsOf top: FinishedTraceSpan) -> [FinishedTraceSpan] {
        let traceID = top.context.traceID
        let candidates = waiting[traceID] ?? []
        let children = Dictionary(grouping: candidates, by: \.parentSpanID)
        var family: Set<TraceSpanID> = [top.context.spanID]
        var unvisited = [top.context.spanID]
        while let parent = unvisited.popLast() {
            for child in children[parent] ?? [] where family.insert(child.context.spanID).inserted {
                unvisited.append(child.context.spanID)
            }
        }
        replaceWaiting(of: traceID, by: candidates.filter { !family.contains($0.context.spanID) })
        remember(family)
        return candidates.filter { family.contains($0.context.spanID) }
    }

    private mutating func releaseOldest() -> [FinishedTraceSpan] {
        guard let traceID = order.first else { return [] }
        let spans = waiting[traceID] ?? []
        replaceWaiting(of: traceID, by: [])
        remember(Set(spans.map(\.context.spanID)))
        return spans
    }

    private mutating func replaceWaiting(of traceID: TraceID, by rest: [FinishedTraceSpan]) {
        waitingCount += rest.count - (waiting[traceID]?.count ?? 0)
        waiting[traceID] = rest.isEmpty ? nil : rest
        if rest.isEmpty { order.removeAll { $0 == traceID } }
    }

    private mutating func remember(_ spanIDs: Set<TraceSpanID>) {
        if released.count + spanIDs.count > spanCountMax {
            releasedBefore = released
            released = []
        }
        released.formUnion(spanIDs)
    }
}
