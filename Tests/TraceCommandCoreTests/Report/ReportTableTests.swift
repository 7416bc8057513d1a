import Testing

@testable import TraceCommandCore

@Suite("The report's tables")
struct ReportTableTests {
    @Test("Operations have calls, errors, percentiles by nearest rank, and their slowest traces")
    func operations() throws {
        let spans = (1...200).map { number in
            var span = ReportSpan.fixture("a", 0...number, status: number > 190 ? .error : .unset)
            span.traceID = "\(number)"
            return span
        }
        let rows = OperationRow.rows(of: spans.map { TraceTree([$0]) } + [TraceTree([.fixture("b")])])
        #expect(rows.map(\.key.name) == ["a", "b"])
        #expect(rows[0].statistics.count == 200)
        #expect(rows[0].statistics.errorCount == 10)
        #expect(rows[0].statistics.percentiles == [100_000_000, 190_000_000, 198_000_000, 200_000_000])
        #expect(rows[0].slowest.map(\.trace) == [199, 198, 197, 196, 195])
        #expect(rows[1].statistics.percentiles == [10_000_000, 10_000_000, 10_000_000, 10_000_000])
    }

    @Test("A trace is among the slowest once, by its slowest call")
    func slowest() {
        let tree = TraceTree([
            .fixture("a", name: "n", 0...5), .fixture("b", name: "n", 0...9), .fixture("c", name: "n", 0...7),
        ])
        let rows = OperationRow.rows(of: [tree, TraceTree([.fixture("a", name: "n", 0...8)])])
        #expect(rows[0].slowest.map(\.trace) == [0, 1])
        #expect(rows[0].slowest.map(\.duration) == [9_000_000, 8_000_000])
    }

    @Test("Durations are counted in bars of 1, 2 and 5, from a microsecond to fifty seconds")
    func histogram() {
        #expect(DurationStatistics.bounds.prefix(4) == [1_000, 2_000, 5_000, 10_000])
        #expect(DurationStatistics.bounds.last == 50_000_000_000)
        var statistics = DurationStatistics()
        for end in [0, 1, 1, 2, 60_000] { statistics.add(.fixture("a", 0...end)) }
        let bars = zip(DurationStatistics.bounds + [0], statistics.histogram).filter { $0.1 > 0 }.map { [$0.0, $0.1] }
        #expect(bars == [[1_000, 1], [1_000_000, 2], [2_000_000, 1], [0, 1]])
    }

    @Test("Statements are told apart by table, operation and system, in old and new conventions")
    func statements() {
        let old = ["db.operation": "select", "db.table": "users", "db.system": "sqlite"]
        let new = ["db.operation.name": "select", "db.collection.name": "users", "db.system.name": "sqlite"]
        let rows = DatabaseRow.rows(of: [
            TraceTree([.fixture("a", having: old), .fixture("b", having: new), .fixture("c")]),
            TraceTree([.fixture("a", having: old), .fixture("b", having: old), .fixture("c", having: old)]),
            TraceTree([.fixture("a", name: "ping", having: ["db.system": "redis"])]),
        ])
        #expect(
            rows.map { [$0.key.table, $0.key.operation, $0.key.system] } == [
                ["", "ping", "redis"], ["users", "select", "sqlite"],
            ])
        #expect(rows[1].statistics.count == 5)
        #expect(rows[1].most == (1, 3))
    }

    @Test("An error is counted where it came from, under its type, with what it said first")
    func errors() {
        let lost = ["error.type": "Lost", "error.message": "gone"]
        let tree = TraceTree([
            .fixture("a", 0...9, status: .error, having: lost),
            .fixture("b", below: "a", 1...2, status: .error, having: lost),
            .fixture("c", below: "a", 3...4, status: .error, having: ["error.type": "Other"]),
            .fixture("d", 5...6, having: lost),
        ])
        var untyped = ReportSpan.fixture("e", status: .error)
        untyped.events = [ReportEvent(name: "exception", attributes: [.init(key: "exception.type", value: "Lost")])]
        let rows = ErrorRow.rows(of: [tree, TraceTree([untyped]), TraceTree([.fixture("f", status: .error)])])
        #expect(rows.map(\.type) == ["Lost", "(no type)", "Other"])
        #expect(rows.map(\.count) == [2, 1, 1])
        #expect(rows[0].message == "gone")
        #expect(rows[0].operations == ["b", "e"])
        #expect(rows.map(\.trace) == [1, 2, 0])
    }
}
