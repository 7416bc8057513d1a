import Testing

@testable import TraceRuntime

private let sites = (0..<3).map { number in
    TraceSite(
        name: "site \(number)", function: "f()", fileID: "App/F.swift", line: number,
        route: number == 2 ? TraceRoute(method: "GET") : nil)
}

@Suite("Metrics over many collections")
struct MetricSimulationTests {
    @Test("No call is lost or counted twice while tasks call and metrics are collected", arguments: 0..<20)
    func law(seed: Int) async throws {
        var generator = SeededGenerator(state: UInt64(seed))
        // Each task makes so many calls.
        let callCounts = (0..<8).map { _ in Int.random(in: 0..<400, using: &generator) }
        let ratio = try #require(TraceSamplingRatio(Double.random(in: 0...1, using: &generator)))
        let collectionCount = Int.random(in: 1..<20, using: &generator)
        let last = await counting(.ratio(ratio)) { reader in
            await withTaskGroup { group in
                for (task, count) in callCounts.enumerated() {
                    group.addTask {
                        for call in 0..<count {
                            withTraceSpan(sites[(task + call) % sites.count]) { _ in
                                withTraceSpan("by hand \(call % 5)") { _ in }
                            }
                            if call % 16 == 0 { await Task.yield() }
                        }
                    }
                }
                group.addTask {
                    var before = await reader.collect()
                    for _ in 0..<collectionCount {
                        let after = await reader.collect()
                        #expect(Self.decreases(from: before, to: after) == [], "seed \(seed)")
                        before = after
                        await Task.yield()
                    }
                }
            }
        }
        #expect(last.callCount == UInt64(2 * callCounts.reduce(0, +)), "seed \(seed)")
        let points = last.metrics.flatMap(\.points).filter { $0.histogram != nil }
        #expect(Set(points.map(\.attributes)).count == points.count, "seed \(seed)")
        let active = last.metrics.filter { $0.name == "http.server.active_requests" }.flatMap(\.points)
        #expect(active.allSatisfy { $0.number == 0 }, "seed \(seed)")
    }

    /// Returns the points that have lost calls, or are gone.
    private static func decreases(from before: MetricSnapshot, to after: MetricSnapshot) -> [MetricPoint] {
        let counts = Dictionary(
            uniqueKeysWithValues: after.metrics.flatMap(\.points)
                .compactMap { point in point.histogram.map { (point.attributes, $0.count) } })
        return before.metrics.flatMap(\.points)
            .filter { (counts[$0.attributes] ?? 0) < ($0.histogram?.count ?? 0) }
    }
}
