/// The contents of a file of traces, prepared for display.
package struct Report {
    /// The file's name.
    let source: String
    /// By their start.
    let traces: [TraceTree]
    let operations: [OperationRow]
    let statements: [DatabaseRow]
    let errors: [ErrorRow]
    /// The problems of the file, one sentence each.
    package let problems: [String]

    package init(_ input: ReportInput, source: String) throws(CommandFailure) {
        guard !input.spans.isEmpty || input.mistakes.hasReadable else {
            throw CommandFailure(
                "'\(source)' holds no traces as OTLP JSON lines, which OTEL_TRACES_EXPORTER=file writes; "
                    + (input.mistakes.sentences.first ?? "it is empty"))
        }
        self.source = source
        traces = TraceTree.trees(of: input.spans)
        operations = OperationRow.rows(of: traces)
        statements = DatabaseRow.rows(of: traces)
        errors = ErrorRow.rows(of: traces)
        problems = input.mistakes.sentences + Self.problems(of: traces)
    }

    /// `5 traces, 10 spans`
    package var summary: String {
        let spanCount = traces.reduce(0) { $0 + $1.nodes.count }
        return "\(counted(traces.count, "trace")), \(counted(spanCount, "span"))"
    }

    /// When the first trace began.
    var start: Int { traces.first?.start ?? 0 }

    private static func problems(of traces: [TraceTree]) -> [String] {
        let orphans = traces.reduce(0) { $0 + $1.nodes.count { $0.isOrphan } }
        let disagreeing = traces.count { $0.clockDifference > 0 }
        var problems: [String] = []
        if orphans == 1 { problems.append("1 span has a parent that is not in the file; it is shown as a root.") }
        if orphans > 1 {
            problems.append("\(orphans) spans have parents that are not in the file; they are shown as roots.")
        }
        if disagreeing > 0 {
            problems.append(
                "In \(counted(disagreeing, "trace")) a span starts before its parent: the clocks of two processes "
                    + "disagree.")
        }
        return problems
    }
}

/// Returns `1 trace`, `2 traces`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
