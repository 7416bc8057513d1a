@testable import TraceRuntime

/// Renders finished spans as indented text, so that a test can compare all of them at once:
///
///     server GET /users/{id} error(out of paper)
///       http.route = /users/{id}
///       ! exception exception.type = PaperError
///       client get users
///
/// Ids, times and `duration_ms` are left out. Siblings are in the order of their start.
func spanTree(_ spans: [FinishedTraceSpan]) -> String {
    let known = Set(spans.map(\.context.spanID))
    let children = Dictionary(grouping: spans) { span in
        span.parentSpanID.flatMap { known.contains($0) ? $0 : nil }
    }
    func lines(below parent: TraceSpanID?, indent: String) -> [String] {
        (children[parent] ?? [])
            .sorted { ($0.startTime, $0.endTime) < ($1.startTime, $1.endTime) }
            .flatMap { span in
                span.treeLines.enumerated().map { $0 == 0 ? indent + $1 : indent + "  " + $1 }
                    + lines(below: span.context.spanID, indent: indent + "  ")
            }
    }
    return lines(below: nil, indent: "").joined(separator: "\n")
}

extension FinishedTraceSpan {
    fileprivate var treeLines: [String] {
        var head = "\(kind) \(name)"
        switch status {
        case .unset: break
        case .ok: head += " ok"
        case .error(let message): head += " error(\(message))"
        }
        if isParentRemote { head += " (remote parent)" }
        let attributes = attributes.filter { $0.key != .duration }.map(\.treeLine)
        let events = events.map { event in
            (["! \(event.name)"] + event.attributes.map(\.treeLine)).joined(separator: " | ")
        }
        return [head] + attributes + events + links.map { _ in "~ link" }
    }
}

extension TraceAttribute {
    fileprivate var treeLine: String { "\(key.name) = \(value.text)" }
}
