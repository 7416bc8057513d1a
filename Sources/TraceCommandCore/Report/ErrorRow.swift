/// All errors of one type, each counted where it came from.
struct ErrorRow {
    let type: String
    private(set) var count = 0
    /// The message of the first error.
    private(set) var message = ""
    /// Names of the spans that they came from, sorted.
    private(set) var operations: Set<String> = []
    /// The number of the last trace that has one.
    private(set) var trace = 0

    private init(type: String) { self.type = type }

    private mutating func add(_ span: ReportSpan, trace: Int) {
        count += 1
        if message.isEmpty { message = span.errorMessage }
        operations.insert(span.name)
        self.trace = trace
    }

    /// The most frequent first.
    static func rows(of traces: [TraceTree]) -> [ErrorRow] {
        var rows: [String: ErrorRow] = [:]
        for (number, trace) in traces.enumerated() {
            for node in trace.nodes where node.span.status == .error && trace.isOrigin(node) {
                rows[node.span.errorType, default: ErrorRow(type: node.span.errorType)].add(node.span, trace: number)
            }
        }
        return rows.values.sorted { (-$0.count, $0.type) < (-$1.count, $1.type) }
    }
}

extension TraceTree {
    /// Whether no child has the same error: it would have come from there.
    fileprivate func isOrigin(_ node: Node) -> Bool {
        !node.children.contains { child in
            nodes[child].span.status == .error && nodes[child].span.errorType == node.span.errorType
        }
    }
}

extension ReportSpan {
    fileprivate var errorType: String {
        attributes.value(of: "error.type") ?? exception?.value(of: "exception.type") ?? "(no type)"
    }

    fileprivate var errorMessage: String {
        attributes.value(of: "error.message") ?? exception?.value(of: "exception.message") ?? statusMessage
    }

    private var exception: [ReportAttribute]? { events.first { $0.name == "exception" }?.attributes }
}
