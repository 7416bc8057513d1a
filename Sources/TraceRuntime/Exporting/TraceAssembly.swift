/// Finished spans waiting for the rest of their trace.
///
/// Children end before their parents, so a trace is complete, as far as this process sees it, when a span ends that has
/// no parent here. Spans whose parent never ends, or that no longer fit, come out without it.
struct TraceAssembly {
    /// How many spans may wait, and how many printed ones are remembered to recognise their late children.
    private let spanCountMax: Int
    /// Of each trace, in the order in which they ended.
    private var waiting: [TraceID: [FinishedTraceSpan]] = [:]
    /// The traces that wait, oldest first.
    private var order: [TraceID] = []
    private var waitingCount = 0
    private var released: Set<TraceSpanID> = []
    private var releasedBefore: Set<TraceSpanID> = []

    init(spanCountMax: Int = 4_096) { self.spanCountMax = spanCountMax }

    /// Returns the spans, at times of several traces, that need not wait any longer.
    mutating func add(_ span: FinishedTraceSpan) -> [[FinishedTraceSpan]] {
        let traceID = span.context.traceID
        if waiting[traceID] == nil { order.append(traceID) }
        waiting[traceID, default: []].append(span)
        waitingCount += 1
        if isTop(span) { return [release(descendantsOf: span)] }
        return waitingCount > spanCountMax ? [releaseOldest()] : []
    }

    /// Returns everything that still waits.
    mutating func finish() -> [[FinishedTraceSpan]] {
        var rest: [[FinishedTraceSpan]] = []
        while !order.isEmpty { rest.append(releaseOldest()) }
        return rest
    }

    /// Whether no span that is still to come can be above it.
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
