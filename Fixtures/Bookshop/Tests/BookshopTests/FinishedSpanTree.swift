import TraceRuntime

/// Finished spans of one process as indented names: a child under its parent, siblings in the order of their start.
///
///     server GET /users/{id}
///       client get users
func nameTree(_ spans: [FinishedTraceSpan]) -> String {
    let known = Set(spans.map(\.context.spanID))
    let children = Dictionary(grouping: spans) { span in
        span.parentSpanID.flatMap { known.contains($0) ? $0 : nil }
    }
    func lines(below parent: TraceSpanID?, indent: String) -> [String] {
        (children[parent] ?? []).sorted { ($0.startTime, $0.endTime) < ($1.startTime, $1.endTime) }
            .flatMap { span in
                ["\(indent)\(span.kind) \(span.name)"] + lines(below: span.context.spanID, indent: indent + "  ")
            }
    }
    return lines(below: nil, indent: "").joined(separator: "\n")
}
