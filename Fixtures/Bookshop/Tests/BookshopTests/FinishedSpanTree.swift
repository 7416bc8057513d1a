import TraceRuntime

/// Finished spans of one process as indented names: a child under its parent, siblings in the order of their start.
///
///     server GET /users/{id}
///       client get users
///
/// - Parameter line: returns what stands for a span.
func nameTree(
    _ spans: [FinishedTraceSpan], line: (FinishedTraceSpan) -> String = { "\($0.kind) \($0.name)" }
) -> String {
    let known = Set(spans.map(\.context.spanID))
    let children = Dictionary(grouping: spans) { span in
        span.parentSpanID.flatMap { known.contains($0) ? $0 : nil }
    }
    func lines(below parent: TraceSpanID?, indent: String) -> [String] {
        (children[parent] ?? []).sorted { ($0.startTime, $0.endTime) < ($1.startTime, $1.endTime) }
            .flatMap { span in
                [indent + line(span)] + lines(below: span.context.spanID, indent: indent + "  ")
            }
    }
    return lines(below: nil, indent: "").joined(separator: "\n")
}
