import Testing

@testable import TraceRuntime

private struct Broken: Error {}

@Suite("Live statistics")
struct OperationTableTests {
    @Test("Count calls and errors, sampled or not", arguments: [TraceSampler.always, .never])
    func counting(_ sampler: TraceSampler) async {
        var operations: [TraceOperationStatistics] = []
        _ = await recording {
            $0.sampler = sampler
            $0.countsOperations = true
        } _: {
            for number in 0..<3 {
                do {
                    try withTraceSpan("outer") { _ in
                        withTraceSpan("inner") { _ in }
                        withTraceSpan("inner") { _ in }
                        if number == 0 { throw Broken() }
                        if number == 1 { throw CancellationError() }
                    }
                } catch {}
            }
            operations = TraceSystem.current?.operations ?? []
        }
        #expect(operations.map { "\($0.name) \($0.calls) \($0.errors)" } == ["inner 6 0", "outer 3 1"])
    }

    @Test(
        "Count a route's status of 500 and above as an error, sampled or not", arguments: [TraceSampler.always, .never])
    func routes(_ sampler: TraceSampler) async {
        let site = TraceSite(
            name: "GET /", kind: .server, function: "get()", fileID: "App/Get.swift", line: 1,
            route: TraceRoute(method: "GET", template: "/"))
        var operations: [TraceOperationStatistics] = []
        _ = await recording {
            $0.sampler = sampler
            $0.countsOperations = true
        } _: {
            for status in [200, 404, 499, 500, 503] {
                withTraceSpan(site) { span in
                    if span.isObserved { span.recordResponse(status: status) }
                }
            }
            operations = TraceSystem.current?.operations ?? []
        }
        #expect(operations.map { "\($0.name) \($0.calls) \($0.errors)" } == ["GET / 5 2"])
    }

    @Test("Count errors that are set by hand, sampled or not", arguments: [TraceSampler.always, .never])
    func byHand(_ sampler: TraceSampler) async {
        var operations: [TraceOperationStatistics] = []
        _ = await recording {
            $0.sampler = sampler
            $0.countsOperations = true
        } _: {
            withTraceSpan("tried") { $0.recordError(Broken()) }
            withTraceSpan("tried") { $0.setStatus(.error("lost")) }
            withTraceSpan("tried") { span in
                span.setStatus(.error("lost"))
                span.setStatus(.ok)
                span.setStatus(.error("too late"))
            }
            operations = TraceSystem.current?.operations ?? []
        }
        #expect(operations.map { "\($0.name) \($0.calls) \($0.errors)" } == ["tried 3 2"])
    }

    @Test("Come at each interval until shutdown, and end where there is no system")
    func updates() async {
        for await _ in TraceSystem.operationUpdates(every: .seconds(60)) { Issue.record("there is no system") }
        var updates: AsyncStream<[TraceOperationStatistics]>?
        var counts: [Int?] = []
        _ = await recording {
            $0.countsOperations = true
        } _: {
            let own = TraceSystem.operationUpdates(every: .milliseconds(1))
            for await operations in own {
                counts.append(operations.first?.calls)
                if counts.count == 3 { break }
                withTraceSpan("work") { _ in }
            }
            updates = own
        }
        #expect(counts == [nil, 1, 2])
        if let updates { for await _ in updates { Issue.record("the system is shut down") } }
    }

    @Test("Are empty unless they are enabled")
    func off() async {
        _ = await recording {
            withTraceSpan("span") { _ in }
            #expect(TraceSystem.current?.operations == [])
        }
    }

    @Test("Give durations to an eighth, and the longest exactly")
    func quantiles() {
        var statistics = TraceOperationStatistics(name: "get users")
        for milliseconds: Int64 in 1...1_000 { statistics.count(ticks: milliseconds * 1_000_000, failed: false) }
        for (quantile, exact) in [(statistics.p50, 500.0), (statistics.p95, 950), (statistics.p99, 990)] {
            let milliseconds = quantile / .milliseconds(1)
            #expect(milliseconds >= exact && milliseconds <= exact * 1.125)
        }
        #expect(statistics.longest == .seconds(1))
    }

    @Test("Give the duration of a single call exactly, from zero to years")
    func extremes() {
        for ticks: Int64 in [0, 1, 8, 100_000_000_000_000_000, -1] {
            var statistics = TraceOperationStatistics(name: "once")
            statistics.count(ticks: ticks, failed: true)
            #expect(statistics.p50 == .nanoseconds(max(0, ticks)))
            #expect(statistics.longest == .nanoseconds(max(0, ticks)))
        }
    }

    @Test("Count names beyond the limit together")
    func bound() {
        var table = OperationTable()
        for number in 0..<(OperationTable.operationCountMax + 5) {
            table.count("operation \(number)", ticks: 0, failed: false)
        }
        #expect(table.statistics(nanosecondsPerTick: 1).count == OperationTable.operationCountMax + 1)
        #expect(table.statistics(nanosecondsPerTick: 1).first?.name == OperationTable.otherName)
        #expect(table.statistics(nanosecondsPerTick: 1).first?.calls == 5)
    }

    @Test("Are printed as a table")
    func table() {
        var table = OperationTable()
        table.count("get users", ticks: 3_000_000, failed: false)
        table.count("GET /users/{id}\u{1B}", ticks: 4_000_000, failed: true)
        table.count("get users", ticks: 3_000_000, failed: false)
        #expect(
            table.statistics(nanosecondsPerTick: 1).table == """
                operation              calls  errors       p50       p95       p99   longest
                get users                  2       0  3.000 ms  3.000 ms  3.000 ms  3.000 ms
                GET /users/{id}\\u{1B}      1       1  4.000 ms  4.000 ms  4.000 ms  4.000 ms

                """)
    }
}
