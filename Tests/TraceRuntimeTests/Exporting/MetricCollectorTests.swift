import Testing

@testable import TraceRuntime

private struct Broken: Error {}

private let route = TraceSite(
    name: "users.get", kind: .server, function: "get()", fileID: "App/Get.swift", line: 1,
    route: TraceRoute(method: "GET", template: "/users/{id}"))

extension WithCollector {
    @Suite("Metrics and a faulty collector", .serialized)
    struct MetricCollectorTests {
        @Test(
            "Another implementation decodes what 200 requests at once called, over restarts of the collector",
            arguments: TraceOTLPOptions.Encoding.allCases)
        func delivered(encoding: TraceOTLPOptions.Encoding) async throws {
            var collector = try CollectorProcess(answers: ["503", "ok"])
            let statistics = try await statistics(
                try collector.options(signal: "metrics") {
                    $0.encoding = encoding
                    $0.retryDelayFirst = .milliseconds(10)
                }
            ) {
                for _ in 0..<2 {
                    await call(count: 100)
                    await TraceSystem.flush()
                    collector.kill()
                    collector = try collector.restarted(answers: ["reset", "ok"])
                }
                await call(count: 50)
            }
            collector.kill()
            let requests = try collector.entries().filter { $0.acknowledged == true }
            // Their order is that of the shards in which the first calls ended.
            let points = try #require(requests.last?.points).filter { $0.name == "http.server.request.duration" }
                .sorted { $0.count > $1.count }
            #expect(points.map(\.count) == [200, 50])
            #expect(points.map { $0.buckets?.reduce(0, +) } == [200, 50])
            #expect(points.allSatisfy { $0.exemplars?.isEmpty == false })
            #expect(
                points.map(\.attributes)
                    == ["200", "500"].map { status in
                        [
                            "http.request.method": "GET", "http.route": "/users/{id}", "url.scheme": "http",
                            "http.response.status_code": status,
                        ].merging(status == "500" ? ["error.type": "TraceRuntimeTests.Broken"] : [:]) { $1 }
                    })
            #expect(Set(requests.flatMap { $0.points ?? [] }.map(\.start)).count == 1)
            #expect(Set(requests.compactMap(\.path)) == ["/v1/metrics"])
            #expect(statistics.waiting == 0)
            #expect(statistics.dropped == 0)
            #expect(statistics.exported == requests.reduce(0) { $0 + ($1.points?.count ?? 0) })
        }

        @Test("Points that a receiver refuses count as lost", arguments: ["400", "partial", "partial-json"])
        func refused(answer: String) async throws {
            let collector = try CollectorProcess(answers: [answer])
            let statistics = try await statistics(try collector.options(signal: "metrics")) { await call(count: 5) }
            collector.kill()
            #expect(statistics.collected == Self.pointCount)
            #expect(statistics.dropped == (answer == "400" ? Self.pointCount : 1))
        }

        @Test("Shutdown ends in time with a receiver of metrics that does not answer", arguments: ["stall", "503"])
        func shutdown(answer: String) async throws {
            let collector = try CollectorProcess(answers: [answer])
            let clock = ContinuousClock()
            let start = clock.now
            let statistics = try await statistics(try collector.options(signal: "metrics")) { await call(count: 5) }
            // The bound is two seconds, and enough for a busy machine.
            #expect(clock.now - start < .seconds(10))
            #expect(statistics.dropped == Self.pointCount)
            #expect(statistics.waiting == 0)
            collector.kill()
        }

        /// The points of a route with two statuses, of active requests, and of tracing itself.
        private static let pointCount = 2 + 1 + 5

        /// Returns the numbers of points after shutdown.
        private func statistics(
            _ options: TraceOTLPOptions, _ body: () async throws -> Void
        ) async throws -> TraceMetricStatistics {
            var configuration = TraceConfiguration()
            configuration.logLevel = .none
            configuration.metrics.exporters = [.otlp(options)]
            configuration.batching.shutdownTimeout = .seconds(2)
            var system: TraceSystem?
            try await TraceSystem.run(configuration) {
                system = TraceSystem.current
                try await body()
            }
            return try #require(system).statistics.metricPoints
        }

        /// Calls a route in several tasks at once. Each fifth call fails.
        private func call(count: Int) async {
            await withTaskGroup { group in
                for number in 0..<count {
                    group.addTask {
                        do {
                            try withTraceSpan(route) { span in
                                if number % 5 == 4 { throw Broken() }
                                if span.isObserved { span.recordResponse(status: 200) }
                            }
                        } catch {}
                    }
                }
            }
        }
    }
}
