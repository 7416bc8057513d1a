import Testing
@testable import TraceRuntime

@Suite("The messages at the start")
struct StartReportTests {
    private func lines(_ change: (inout TraceConfiguration) throws -> Void) rethrows -> [String] {
        var configuration = TraceConfiguration()
        configuration.serviceName = "shop"
        try change(&configuration)
        return configuration.startLines(configuration.exportSettings.resource).map { "\($0.level): \($0.text)" }
    }

    @Test("Name the exporters, the service and the sampler, without credentials")
    func line() throws {
        let lines = try lines {
            var options = TraceOTLPOptions()
            options.endpoint = try #require(TraceEndpoint("https://user:hunter2@collector/v1/traces?key=hunter2"))
            options.headers = ["authorization": "hunter2"]
            $0.exporters = [.console, .otlp(options), .file(path: "/var/log/traces.jsonl")]
            $0.sampler = .parentBased(root: .ratio(TraceSamplingRatio(0.25)!))
            $0.sampleRateMax = 100
        }
        #expect(
            lines == [
                "info: spans of shop go to standard output and https://collector/v1/traces and /var/log/traces.jsonl, "
                    + "sampled by parentbased_traceidratio 0.25, at most 100.0 traces a second"
            ])
    }

    @Test("Tell where metrics go, and how often")
    func metrics() {
        let line = lines { $0.metrics.exporters = [.console, .otlp(.metrics)] }.last
        #expect(line == "info: metrics go to standard output and http://localhost:4318/v1/metrics every 60.0 seconds")
    }

    @Test("Warn of a service without a name if spans leave the process")
    func unknownService() {
        let warning = "warn: the service has no name, by which its traces could be found: set OTEL_SERVICE_NAME"
        #expect(lines { ($0.serviceName, $0.exporters) = (nil, [.otlp(.init())]) }.last == warning)
        #expect(lines { ($0.serviceName, $0.exporters) = (nil, [.console]) }.count == 1)
        let named = lines {
            ($0.serviceName, $0.exporters) = (nil, [.otlp(.init())])
            $0.resourceAttributes = ["service.name": "shop"]
        }
        let line = "info: spans of shop go to http://localhost:4318/v1/traces, sampled by parentbased_always_on"
        #expect(named == [line])
    }

    @Test("Tell that there are no exporters or that tracing is off, and are left out in tests")
    func others() {
        #expect(lines { _ in } == ["info: spans of shop go to nowhere, sampled by parentbased_always_on"])
        #expect(lines { $0.isDisabled = true } == ["info: tracing is off: OTEL_SDK_DISABLED"])
        #expect(lines { $0.exporters = [.inMemory(InMemoryTraceExporter())] } == [])
    }
}
