extension ConsoleTree {
    /// A span and the lines that connect it to the tree.
    struct Row {
        let span: FinishedTraceSpan
        /// The lines before the span's name: `│  ├─ `
        let branch: String
        /// The lines before the span's details: `│  │    `
        let continuation: String

        var name: String { span.name.escapedForConsole }
        var titleWidth: Int { branch.count + name.count }
        var kind: String { span.kind == .internal ? "" : "\(span.kind)" }
        var duration: String { milliseconds(span.endTime - span.startTime) }

        /// Returns the rows depth first, siblings in the order of their start. It uses its own stack and no recursion,
        /// because traces may be deep.
        static func rows(of spans: [FinishedTraceSpan]) -> [Row] {
            let known = Set(spans.map(\.context.spanID))
            let children = Dictionary(grouping: spans) { span in
                span.parentSpanID.flatMap { known.contains($0) ? $0 : nil }
            }
            .mapValues { $0.sorted { ($0.startTime, $0.endTime) < ($1.startTime, $1.endTime) } }

            var rows: [Row] = []
            var stack: [Place] = (children[nil] ?? []).reversed().map {
                Place(span: $0, indent: "", depth: 0, isLast: true)
            }
            while let place = stack.popLast() {
                let below = children[place.span.context.spanID] ?? []
                rows.append(place.row(hasChildren: !below.isEmpty))
                for (offset, child) in below.enumerated().reversed() {
                    stack.append(place.child(child, isLast: offset == below.count - 1))
                }
            }
            return rows
        }
    }

    private struct Place {
        let span: FinishedTraceSpan
        /// The lines before the branch, which the rows of its children begin with, too.
        let indent: String
        let depth: Int
        let isLast: Bool

        /// The depth beyond which spans are not indented further. Otherwise, the size of the text would grow with the
        /// square of the depth.
        private static let depthMax = 40

        func row(hasChildren: Bool) -> Row {
            let branch = depth == 0 ? "" : indent + (isLast ? "└─ " : "├─ ")
            let rest = hasChildren ? "│    " : "     "
            return Row(span: span, branch: branch, continuation: indentOfChildren + rest)
        }

        func child(_ child: FinishedTraceSpan, isLast: Bool) -> Place {
            Place(
                span: child, indent: depth < Self.depthMax ? indentOfChildren : indent,
                depth: min(depth + 1, Self.depthMax), isLast: isLast)
        }

        private var indentOfChildren: String { depth == 0 ? "" : indent + (isLast ? "   " : "│  ") }
    }
}
