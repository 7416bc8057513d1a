/// All spans of one name, kind and service.
struct OperationRow {
    struct Key: Hashable {
        let service: String
        let name: String
        let kind: Int
    }

    static let slowestCountMax = 5

    let key: Key
    private(set) var statistics = DurationStatistics()
    /// The slowest first: the number of the trace, and the duration of its slowest such span.
    private(set) var slowest: [(trace: Int, duration: Int)] = []

    private mutating func add(_ span: ReportSpan, trace: Int) {
        statistics.add(span)
        if let index = slowest.firstIndex(where: { $0.trace == trace }) {
            guard slowest[index].duration < span.duration else { return }
            slowest.remove(at: index)
        }
        let place = slowest.firstIndex { $0.duration < span.duration } ?? slowest.count
        guard place < Self.slowestCountMax else { return }
        slowest.insert((trace, span.duration), at: place)
        slowest.removeLast(max(0, slowest.count - Self.slowestCountMax))
    }

    /// Those that took most time first.
    static func rows(of traces: [TraceTree]) -> [OperationRow] {
        var rows: [Key: OperationRow] = [:]
        for (number, trace) in traces.enumerated() {
            for span in trace.nodes.lazy.map(\.span) {
                let key = Key(service: span.service, name: span.name, kind: span.kind)
                rows[key, default: OperationRow(key: key)].add(span, trace: number)
            }
        }
        return rows.values.sorted { one, other in
            (other.statistics.total, one.key.name, one.key.service, one.key.kind)
                < (one.statistics.total, other.key.name, other.key.service, other.key.kind)
        }
    }
}
