/// The live statistics of a system's operations, by name.
struct OperationTable {
    /// Names that are made up at run time must not fill the memory: what comes later is counted together.
    static let operationCountMax = 1_000
    static let otherName = "(others)"

    private var operations: [String: TraceOperationStatistics] = [:]

    /// The busiest first.
    var statistics: [TraceOperationStatistics] {
        operations.values.sorted { ($1.calls, $0.name) < ($0.calls, $1.name) }
    }

    mutating func count(_ name: String, _ duration: Duration, failed: Bool) {
        let isKnown = operations[name] != nil || operations.count < Self.operationCountMax
        let name = isKnown ? name : Self.otherName
        operations[name, default: TraceOperationStatistics(name: name)].count(duration, failed: failed)
    }
}

extension [TraceOperationStatistics] {
    /// The operations as a table, for people; empty where there are none.
    var table: String {
        if isEmpty { return "" }
        let heading = ["operation", "calls", "errors", "p50", "p95", "p99", "longest"]
        let rows = map { operation in
            [
                operation.name.escapedForConsole, "\(operation.calls)", "\(operation.errors)", text(operation.p50),
                text(operation.p95), text(operation.p99), text(operation.longest),
            ]
        }
        let widths = heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([heading] + rows).map { row in
            zip(row, widths).enumerated()
                .map { column, cell in
                    let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                    return column == 0 ? cell.0 + padding : padding + cell.0
                }
                .joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(_ duration: Duration) -> String { milliseconds(UInt64(duration / .nanoseconds(1))) }
}
