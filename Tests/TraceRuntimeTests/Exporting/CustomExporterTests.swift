import Synchronization
import Testing
import TraceRuntime

@Suite("A custom exporter")
struct CustomExporterTests {
    @Test("Gets the ended spans, like the other exporters")
    func slowSpans() async {
        let reports = Mutex<[String]>([])
        let report = { @Sendable (line: String) in reports.withLock { $0.append(line) } }
        var configuration = TraceConfiguration(environment: ["OTEL_TRACES_EXPORTER": "none"])
        configuration.exporters.append(.custom(SlowSpanExporter(limit: .milliseconds(1), report: report)))
        let inMemory = InMemoryTraceExporter()
        configuration.exporters.append(.inMemory(inMemory))
        await TraceSystem.run(configuration) {
            withTraceSpan("import") { _ in
                let end = ContinuousClock.now + .milliseconds(2)
                while ContinuousClock.now < end {}
            }
        }
        #expect(reports.withLock { $0 } == ["import took longer than 0.001 seconds"])
        #expect(inMemory.finishedSpans.map(\.name) == ["import"])
    }
}
