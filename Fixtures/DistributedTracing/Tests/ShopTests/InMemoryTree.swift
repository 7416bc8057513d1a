import InMemoryTracing
import Tracing

/// The spans of an in-memory tracer as indented lines: kind, name and attributes, a child under its parent.
///
///     server GET /users/{id}
///       - http.route = /users/{id}
///       client get users
///
/// - Parameter isShown: whether an attribute is shown.
func inMemoryTree(_ spans: [FinishedInMemorySpan], showing isShown: (String) -> Bool = { _ in false }) -> String {
    let known = Set(spans.map(\.spanID))
    let children = Dictionary(grouping: spans) { span in
        span.parentSpanID.flatMap { known.contains($0) ? $0 : nil }
    }
    func lines(below parent: String?, indent: String) -> [String] {
        (children[parent] ?? []).sorted { $0.startNumber < $1.startNumber }.flatMap { span in
            ["\(indent)\(span.kind) \(span.operationName)"]
                + span.attributes.lines.filter(isShown).map { "\(indent)  - \($0)" }
                + lines(below: span.spanID, indent: indent + "  ")
        }
    }
    return lines(below: nil, indent: "").joined(separator: "\n")
}

extension FinishedInMemorySpan {
    /// The number in the span's id, which grows with each start: `span-7`.
    fileprivate var startNumber: Int { spanID.split(separator: "-").last.flatMap { Int($0) } ?? 0 }
}

extension SpanAttributes {
    /// The attributes as sorted lines: `http.method = GET`.
    var lines: [String] {
        var lines: [String] = []
        forEach { name, value in
            switch value {
            case .string(let value): lines.append("\(name) = \(value)")
            case .int64(let value): lines.append("\(name) = \(value)")
            case .stringArray(let value): lines.append("\(name) = \(value)")
            default: lines.append("\(name) = \(value)")
            }
        }
        return lines.sorted()
    }
}
