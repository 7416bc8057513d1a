/// All statements of one operation on one table.
struct DatabaseRow {
    struct Key: Hashable {
        let system: String
        let table: String
        let operation: String
    }

    let key: Key
    private(set) var statistics = DurationStatistics()
    /// The trace that asks most often, and how often: a loop that asks for one row at a time shows here.
    private(set) var most: (trace: Int, count: Int) = (0, 0)
    private var current: (trace: Int, count: Int) = (0, 0)

    private init(key: Key) { self.key = key }

    private mutating func add(_ span: ReportSpan, trace: Int) {
        statistics.add(span)
        current = (trace, current.trace == trace ? current.count + 1 : 1)
        if current.count > most.count { most = current }
    }

    /// By table, then by operation.
    static func rows(of traces: [TraceTree]) -> [DatabaseRow] {
        var rows: [Key: DatabaseRow] = [:]
        for (number, trace) in traces.enumerated() {
            for span in trace.nodes.lazy.map(\.span) {
                guard let key = Key(span) else { continue }
                rows[key, default: DatabaseRow(key: key)].add(span, trace: number)
            }
        }
        return rows.values.sorted {
            ($0.key.table, $0.key.operation, $0.key.system) < ($1.key.table, $1.key.operation, $1.key.system)
        }
    }
}

extension DatabaseRow.Key {
    /// Nil for a span that asks no database.
    fileprivate init?(_ span: ReportSpan) {
        let operation = span.attributes.value(of: "db.operation.name", "db.operation")
        let table = span.attributes.value(of: "db.collection.name", "db.table", "db.sql.table")
        let system = span.attributes.value(of: "db.system.name", "db.system")
        guard operation != nil || table != nil || system != nil else { return nil }
        self.init(system: system ?? "", table: table ?? "", operation: operation ?? span.name)
    }
}
