import Foundation
import Testing
@testable import TraceRuntime

extension WithCollector {
    @Suite("With a faulty collector", .serialized)
    struct CollectorTests {
        private func configuration(_ collector: CollectorProcess, budget: Duration) throws -> TraceConfiguration {
            var configuration = TraceConfiguration()
            configuration.serviceName = "shop"
            configuration.batching.scheduleDelay = .milliseconds(20)
            configuration.batching.batchSizeMax = 64
            configuration.batching.exportTimeout = budget
            configuration.batching.shutdownTimeout = budget
            configuration.logLevel = .none
            configuration.exporters = [
                .otlp(
                    try collector.options {
                        $0.timeout = .seconds(1)
                        $0.retryDelayFirst = .milliseconds(10)
                    })
            ]
            return configuration
        }

        @Test(
            "Each span is delivered once, as another implementation decodes it",
            arguments: TraceOTLPOptions.Encoding.allCases)
        func delivered(encoding: TraceOTLPOptions.Encoding) async throws {
            let collector = try CollectorProcess(answers: ["ok", "204", "garbage"])
            var configuration = try configuration(collector, budget: .seconds(30))
            configuration.exporters = [.otlp(try collector.options { $0.encoding = encoding })]
            let statistics = try await spansEnded(count: 500, configuration)
            collector.kill()
            let entries = try collector.entries()
            #expect(statistics.exported == 500)
            #expect(Set(entries.flatMap { $0.spans ?? [] }).count == 500)
            #expect(entries.reduce(0) { $0 + ($1.spans?.count ?? 0) } == 500)
            #expect(Set(entries.compactMap(\.service)) == ["shop"])
            #expect(Set(entries.compactMap(\.path)) == ["/v1/traces"])
        }

        @Test("Batches are delivered after failures, and none is sent again after it was acknowledged")
        func faults() async throws {
            let collector = try CollectorProcess(answers: [
                "503", "reset", "ok", "429", "hang-up", "partial", "cut-off", "no-http", "flood", "429-date", "ok",
            ])
            let statistics = try await spansEnded(count: 300, try configuration(collector, budget: .seconds(60)))
            collector.kill()
            let entries = try collector.entries()
            let acknowledged = entries.filter { $0.acknowledged == true }
            #expect(statistics.exported + statistics.dropped == 300)
            #expect(statistics.dropped == acknowledged.count { $0.answer == "partial" })
            #expect(sentAgain(entries) == [])
        }

        @Test(
            "A batch that is finally refused is dropped and counted",
            arguments: ["400", "401-basic", "500", "redirect"])
        func refused(answer: String) async throws {
            let collector = try CollectorProcess(answers: [answer])
            let statistics = try await spansEnded(count: 10, try configuration(collector, budget: .seconds(30)))
            collector.kill()
            #expect(statistics.dropped(because: .rejected) == 10)
        }

        @Test("A batch that is too large arrives in parts, and only single spans that are too large are lost")
        func tooLarge() async throws {
            let collector = try CollectorProcess(answers: ["ok"], sizeMax: 8_000)
            let statistics = try await statistics(try configuration(collector, budget: .seconds(30))) {
                for index in 0..<64 {
                    let size = index == 20 ? 8_000 : 500
                    withTraceSpan("span") { $0.setAttribute("text", String(repeating: "x", count: size)) }
                }
            }
            collector.kill()
            let entries = try collector.entries()
            let received = entries.filter { $0.acknowledged == true }.flatMap { $0.spans ?? [] }
            #expect(statistics == TraceStatistics(ended: 64, exported: 63, dropped: [.rejected: 1]))
            #expect(received.count == 63 && Set(received).count == 63)
            #expect(entries.filter { $0.answer == "413" && $0.spans?.count == 1 }.count == 1)
        }

        @Test("Bodies are never larger than the limit", arguments: TraceOTLPOptions.Encoding.allCases)
        func sizeBound(encoding: TraceOTLPOptions.Encoding) async throws {
            let collector = try CollectorProcess(answers: ["ok"], sizeMax: 20_000)
            var configuration = try configuration(collector, budget: .seconds(30))
            configuration.exporters = [.otlp(try collector.options { $0.encoding = encoding })]
            configuration.batching.batchBytesMax = 20_000
            let statistics = try await statistics(configuration) {
                for _ in 0..<200 {
                    withTraceSpan("span") { $0.setAttribute("text", String(repeating: "x", count: 500)) }
                }
            }
            collector.kill()
            #expect(statistics == TraceStatistics(ended: 200, exported: 200))
            #expect(try collector.entries().filter { $0.answer == "413" }.isEmpty)
        }

        @Test("No span is sent to a collector with an untrusted certificate, and all are counted")
        func untrusted() async throws {
            let collector = try CollectorProcess(answers: ["ok"], scheme: "https")
            let statistics = try await spansEnded(count: 10, try configuration(collector, budget: .milliseconds(500)))
            collector.kill()
            #expect(try collector.entries().isEmpty)
            #expect(statistics.ended == 10 && statistics.dropped == 10)
        }

        @Test("A collector that is killed and started again gets every exported span")
        func restarts() async throws {
            var collector = try CollectorProcess(answers: ["ok", "503", "ok", "stall", "ok"])
            let statistics = try await statistics(try configuration(collector, budget: .seconds(60))) {
                for _ in 0..<3 {
                    await endSpans(count: 400)
                    collector.kill()
                    await endSpans(count: 100)
                    collector = try collector.restarted(answers: ["ok", "reset", "ok"])
                }
            }
            collector.kill()
            let entries = try collector.entries()
            let received = Set(entries.filter { $0.acknowledged == true }.flatMap { $0.spans ?? [] })
            #expect(statistics.ended == 1_500)
            #expect(statistics.waiting == 0)
            #expect(statistics.exported + statistics.dropped == 1_500)
            #expect(statistics.exported == 1_500)
            #expect(received.count == 1_500)
            #expect(sentAgain(entries) == [])
        }

        @Test("Shutdown ends in time with a collector that does not answer", arguments: ["stall", "drip", "503"])
        func shutdown(answer: String) async throws {
            let collector = try CollectorProcess(answers: [answer])
            let clock = ContinuousClock()
            let start = clock.now
            let statistics = try await spansEnded(count: 10, try configuration(collector, budget: .milliseconds(500)))
            // The bound is far less than the thirty seconds that the collector takes, and enough for a busy machine.
            #expect(clock.now - start < .seconds(10))
            #expect(statistics.dropped == 10)
            collector.kill()
        }

        /// The spans that were sent after they had been acknowledged.
        private func sentAgain(_ entries: [CollectorProcess.Entry]) -> Set<String> {
            var acknowledged: Set<String> = []
            var pending: [Int: [String]] = [:]
            var again: Set<String> = []
            for entry in entries {
                if let answered = entry.answered { acknowledged.formUnion(pending.removeValue(forKey: answered) ?? []) }
                guard let request = entry.request, let spans = entry.spans else { continue }
                again.formUnion(acknowledged.intersection(spans))
                pending[request] = entry.acknowledged == true ? spans : []
            }
            return again
        }

        private func spansEnded(count: Int, _ configuration: TraceConfiguration) async throws -> TraceStatistics {
            try await statistics(configuration) { await endSpans(count: count) }
        }

        /// Returns the statistics of the spans that ended in `body`, after shutdown.
        private func statistics(
            _ configuration: TraceConfiguration, _ body: () async throws -> Void
        ) async throws -> TraceStatistics {
            var system: TraceSystem?
            try await TraceSystem.run(configuration) {
                system = TraceSystem.current
                try await body()
            }
            return try #require(system).statistics
        }

        /// Ends spans in several tasks at once.
        private func endSpans(count: Int) async {
            await withTaskGroup { group in
                for index in 0..<count {
                    group.addTask { withTraceSpan("span \(index)") { _ in } }
                }
            }
        }
    }
}
