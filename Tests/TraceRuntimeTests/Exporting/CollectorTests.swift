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

        @Test(
            "Compressed, each span is delivered once, decompressed by others",
            arguments: TraceOTLPOptions.Encoding.allCases)
        func compressed(encoding: TraceOTLPOptions.Encoding) async throws {
            let collector = try CollectorProcess(answers: ["503", "ok"])
            var configuration = try configuration(collector, budget: .seconds(30))
            configuration.exporters = [
                .otlp(
                    try collector.options {
                        $0.encoding = encoding
                        $0.compression = .gzip
                        $0.retryDelayFirst = .milliseconds(10)
                    })
            ]
            let statistics = try await spansEnded(count: 200, configuration)
            collector.kill()
            let entries = try collector.entries()
            #expect(statistics == TraceStatistics(ended: 200, exported: 200))
            #expect(Set(entries.filter { $0.acknowledged == true }.flatMap { $0.spans ?? [] }).count == 200)
            #expect(entries.compactMap(\.request).count == entries.filter { $0.encoding == "gzip" }.count)
        }

        @Test("At shutdown a receiver that has never answered gets a second", arguments: ["stall", "drip", "hang-up"])
        func neverAnswered(answer: String) async throws {
            let collector = try CollectorProcess(answers: [answer])
            var configuration = try configuration(collector, budget: .seconds(60))
            configuration.exporters = [.otlp(try collector.options { $0.timeout = .seconds(30) })]
            let clock = ContinuousClock()
            let start = clock.now
            let statistics = try await spansEnded(count: 100, configuration)
            // The bound is one second, and enough for a busy machine.
            #expect(clock.now - start < .seconds(6))
            #expect(statistics == TraceStatistics(ended: 100, dropped: [.shutDown: 100]))
            collector.kill()
        }

        @Test(
            "A process that ends by exit delivers waiting spans, unless that is switched off", arguments: [true, false])
        func exitHook(isOn: Bool) async throws {
            let collector = try CollectorProcess(answers: ["ok"])
            await #expect(processExitsWith: .success) { [port = collector.port as Int, isOn = isOn as Bool] in
                var configuration = TraceConfiguration()
                var options = TraceOTLPOptions()
                options.endpoint = try #require(TraceEndpoint("http://127.0.0.1:\(port)/v1/traces"))
                configuration.exporters = [.otlp(options)]
                // A busy machine is slow.
                configuration.batching.exitTimeout = isOn ? .seconds(20) : .zero
                _ = try TraceSystem.start(configuration)
                withTraceSpan("last words") { _ in }
                exit(EXIT_SUCCESS)
            }
            collector.kill()
            #expect(try collector.entries().flatMap { $0.spans ?? [] }.count == (isOn ? 1 : 0))
        }

        @Test("A process that ends by exit waits at most for its limit if the collector does not answer")
        func exitHookBound() async throws {
            let collector = try CollectorProcess(answers: ["ok", "stall"])
            let clock = ContinuousClock()
            let start = clock.now
            await #expect(processExitsWith: .success) { [port = collector.port as Int] in
                var configuration = TraceConfiguration()
                var options = TraceOTLPOptions()
                options.endpoint = try #require(TraceEndpoint("http://127.0.0.1:\(port)/v1/traces"))
                configuration.exporters = [.otlp(options)]
                let tracing = try TraceSystem.start(configuration)
                withTraceSpan("answered") { _ in }
                await tracing.flush()
                withTraceSpan("not answered") { _ in }
                exit(EXIT_SUCCESS)
            }
            collector.kill()
            // The bound is two seconds, and enough for a busy machine. The collector takes thirty.
            #expect(clock.now - start < .seconds(15))
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
            var collector = try CollectorProcess(answers: ["ok", "ok", "503", "ok", "stall", "ok"])
            let statistics = try await statistics(try configuration(collector, budget: .seconds(60))) {
                // Shutdown would not wait for a collector that has never answered.
                await endSpans(count: 1)
                await TraceSystem.flush()
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
            #expect(statistics.ended == 1_501)
            #expect(statistics.waiting == 0)
            #expect(statistics.exported + statistics.dropped == 1_501)
            #expect(statistics.exported == 1_501)
            #expect(received.count == 1_501)
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
