/// The live statistics of operations. Sites are found by their number, other operations by their name.
struct OperationTable {
    /// The greatest number of names, so that names created at run time do not fill the memory. Further names are
    /// counted together.
    static let operationCountMax = 1_000
    static let otherName = "(others)"

    /// The statistics by site number. A site without calls has an empty entry.
    private var sites: [TraceOperationStatistics] = []
    private var names: [String: TraceOperationStatistics] = [:]

    /// Returns the statistics, the operation with most calls first. Operations with the same name are added up.
    func statistics(nanosecondsPerTick: Double) -> [TraceOperationStatistics] {
        var all = names
        for operation in sites where operation.calls > 0 {
            all[operation.name, default: TraceOperationStatistics(name: operation.name)].merge(operation)
        }
        return all.values
            .map { $0.scaled(nanosecondsPerTick) }
            .sorted { ($1.calls, $0.name) < ($0.calls, $1.name) }
    }

    mutating func count(_ site: Unmanaged<SiteContent>, ticks: Int64, failed: Bool) {
        guard let number = site._withUnsafeGuaranteedRef({ $0.number }) else {
            return count(site.takeUnretainedValue().displayName, ticks: ticks, failed: failed)
        }
        while number >= sites.count { sites.append(TraceOperationStatistics(name: "")) }
        if sites[number].calls == 0 {
            sites[number] = TraceOperationStatistics(name: site.takeUnretainedValue().displayName)
        }
        sites[number].count(ticks: ticks, failed: failed)
    }

    mutating func count(_ name: String, ticks: Int64, failed: Bool) {
        let name = kept(name)
        names[name, default: TraceOperationStatistics(name: name)].count(ticks: ticks, failed: failed)
    }

    mutating func merge(_ other: OperationTable) {
        for operation in other.sites.filter({ $0.calls > 0 }) + other.names.values {
            let name = kept(operation.name)
            names[name, default: TraceOperationStatistics(name: name)].merge(operation)
        }
    }

    private func kept(_ name: String) -> String {
        names[name] != nil || names.count < Self.operationCountMax ? name : Self.otherName
    }
}

extension [TraceOperationStatistics] {
    /// The statistics as a text table; empty without operations.
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
