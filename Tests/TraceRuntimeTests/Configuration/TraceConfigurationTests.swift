import Testing
@testable import TraceRuntime

@Suite("The configuration from an environment")
struct TraceConfigurationTests {
    @Test("Without variables, all spans go to a collector on this host")
    func empty() throws {
        let configuration = TraceConfiguration(environment: [:])
        #expect(configuration.sampler == .parentBased(root: .always))
        #expect(try otlp(configuration) == TraceOTLPOptions())
        #expect(configuration.batching == TraceBatching())
        #expect(configuration.limits == TraceSpanLimits())
    }

    @Test(
        "A sampler's argument is its ratio, and 1 where it is missing or wrong",
        arguments: [
            (["OTEL_TRACES_SAMPLER": "traceidratio"], TraceSampler.ratio(.all), nil as String?),
            (["OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.25"], .ratio(quarter), nil),
            (
                ["OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.25"],
                .parentBased(root: .ratio(quarter)), nil
            ),
            (
                ["OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "25%"], .ratio(.all),
                "OTEL_TRACES_SAMPLER_ARG: \"25%\" is not a number from 0 to 1; using 1.0"
            ),
            (["OTEL_TRACES_SAMPLER": "always_off"], .never, nil),
        ])
    func samplers(environment: [String: String], sampler: TraceSampler, problem: String?) {
        let configuration = TraceConfiguration(environment: environment)
        #expect(configuration.sampler == sampler)
        #expect(configuration.problems.map(\.description) == [problem].compactMap(\.self))
    }

    @Test("The form for traces overrides the general one, unless it is invalid")
    func traces() throws {
        let general = [
            "OTEL_EXPORTER_OTLP_ENDPOINT": "https://general", "OTEL_EXPORTER_OTLP_HEADERS": "a=1,b=2",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "1000", "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json",
        ]
        let traces = [
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "https://traces/here", "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "c=3",
            "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT": "2000", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/protobuf",
        ]
        var expected = TraceOTLPOptions()
        expected.endpoint = try #require(TraceEndpoint("https://general/v1/traces"))
        expected.headers = ["a": "1", "b": "2"]
        expected.timeout = .seconds(1)
        expected.encoding = .json
        #expect(try otlp(TraceConfiguration(environment: general)) == expected)
        #expect(
            try otlp(TraceConfiguration(environment: general.merging(traces.mapValues { _ in "=" }) { $1 })) == expected
        )

        expected.endpoint = try #require(TraceEndpoint("https://traces/here"))
        expected.headers = ["c": "3"]
        expected.timeout = .seconds(2)
        expected.encoding = .protobuf
        #expect(try otlp(TraceConfiguration(environment: general.merging(traces) { $1 })) == expected)
    }

    @Test("A general limit holds for spans unless the limit for spans is set")
    func limits() {
        var environment = ["OTEL_ATTRIBUTE_COUNT_LIMIT": "1", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "2"]
        #expect(TraceConfiguration(environment: environment).limits.attributeCountMax == 1)
        environment["OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT"] = "3"
        let limits = TraceConfiguration(environment: environment).limits
        #expect(limits.attributeCountMax == 3)
        #expect(limits.attributeValueLengthMax == 2)
    }

    @Test("A small queue makes small batches without a message")
    func smallQueue() {
        let configuration = TraceConfiguration(environment: ["OTEL_BSP_MAX_QUEUE_SIZE": "100"])
        #expect(configuration.batching.batchSizeMax == 100)
        #expect(configuration.problems == [])
    }

    @Test("Resource attributes are strings, decoded, in their order")
    func resourceAttributes() {
        let configuration = TraceConfiguration(environment: ["OTEL_RESOURCE_ATTRIBUTES": "a=1, b=x%20y%2C ,c = é"])
        #expect(configuration.resourceAttributes == ["a": "1", "b": "x y,", "c": "é"])
    }

    @Test("Descriptions contain neither values of headers nor the endpoint's password")
    func secrets() {
        let configuration = TraceConfiguration(environment: [
            "OTEL_EXPORTER_OTLP_ENDPOINT": "https://user:hunter2@host/?token=hunter2",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "https://user:hunter2@",
            "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer hunter2",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "hunter2",
        ])
        var text = String(describing: configuration) + String(reflecting: configuration)
        dump(configuration, to: &text)
        #expect(configuration.problems.count == 2)
        #expect(!text.contains("hunter2"))
    }

    @Test("A message limits the length of a value and escapes control characters")
    func hostileValues() {
        let value = "\u{1B}[31m" + String(repeating: "x", count: 1_000)
        let problems = TraceConfiguration(environment: ["OTEL_TRACES_SAMPLER": value]).problems
        let shown = #"\u{1B}[31m"# + String(repeating: "x", count: 59)
        #expect(
            problems.map(\.description) == [
                "OTEL_TRACES_SAMPLER: \"\(shown)…\" is not supported; using parentbased_always_on"
            ])
    }

    @Test("The exporter of metrics takes the general variables, and its own ones win")
    func metrics() {
        let variables = [
            "OTEL_METRICS_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318",
            "OTEL_EXPORTER_OTLP_TIMEOUT": "1000", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT": "2000",
            "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL": "http/json",
        ]
        let configuration = TraceConfiguration(environment: variables)
        #expect(configuration.problems == [])
        guard case .otlp(let metrics)? = configuration.metrics.exporters.first,
            case .otlp(let traces)? = configuration.exporters.first
        else {
            Issue.record("no exporters")
            return
        }
        #expect(metrics.endpoint.description == "http://collector:4318/v1/metrics")
        #expect((metrics.timeout, metrics.encoding) == (.seconds(1), .json))
        #expect(traces.endpoint.description == "http://collector:4318/v1/traces")
        #expect((traces.timeout, traces.encoding) == (.seconds(2), .protobuf))
    }

    @Test("Values set in code are moved into their ranges, and reported like those of the environment")
    func ranges() throws {
        var configuration = TraceConfiguration()
        configuration.batching.exportTimeout = .seconds(Int64.max)
        configuration.batching.shutdownTimeout = .seconds(-1)
        configuration.batching.queueCapacity = 0
        configuration.limits.eventCountMax = -5
        configuration.sampleRateMax = .nan
        configuration.keepSlowerThan = .seconds(-1)
        var options = TraceOTLPOptions()
        options.timeout = .seconds(Int64.min)
        options.headers = ["a": "b", "c": "hunter2\r\nx: y"]
        configuration.exporters = [.otlp(options)]
        configuration.metrics.interval = .zero
        configuration.metrics.exporters = [.otlp(options)]

        let inRange = configuration.inRange
        #expect(inRange.batching.exportTimeout == .milliseconds(Int(Int32.max)))
        #expect(inRange.batching.shutdownTimeout == .zero)
        #expect(inRange.batching.queueCapacity == 1 && inRange.batching.batchSizeMax == 1)
        #expect(inRange.limits.eventCountMax == 0)
        #expect(inRange.sampleRateMax == nil && inRange.keepSlowerThan == .zero)
        #expect(try otlp(inRange).timeout == .zero)
        #expect(try otlp(inRange).headers == ["a": "b"])
        let durations = "set in code, is not from 0.0 seconds to 2147483.647 seconds"
        #expect(
            inRange.problems.map(\.description) == [
                "TRACE_SAMPLER_RATE_MAX: nan, set in code, is not a positive number or 0; using no limit",
                "TRACE_KEEP_SLOWER_THAN: -1.0 seconds, \(durations); using 0.0 seconds",
                "OTEL_BSP_EXPORT_TIMEOUT: 9.223372036854776e+18 seconds, \(durations); using 2147483647",
                "TRACE_SHUTDOWN_TIMEOUT: -1.0 seconds, \(durations); using 0",
                "OTEL_BSP_MAX_QUEUE_SIZE: 0, set in code, is not from 1 to 2147483647; using 1",
                "OTEL_METRIC_EXPORT_INTERVAL: 0.0 seconds, set in code, is not from 0.001 seconds to 2147483.647 seconds; "
                    + "using 1",
                "OTEL_SPAN_EVENT_COUNT_LIMIT: -5, set in code, is not from 0 to 2147483647; using 0",
                "OTEL_EXPORTER_OTLP_HEADERS: a name or value, set in code, is not valid in HTTP; using a",
                "OTEL_EXPORTER_OTLP_TIMEOUT: -9.223372036854776e+18 seconds, \(durations); using 0",
                // Of the exporter of metrics.
                "OTEL_EXPORTER_OTLP_HEADERS: a name or value, set in code, is not valid in HTTP; using a",
                "OTEL_EXPORTER_OTLP_TIMEOUT: -9.223372036854776e+18 seconds, \(durations); using 0",
            ])
        #expect(inRange.inRange.problems == inRange.problems, "what is in range is not reported again")
    }

    @Test("A batch that is set larger than its queue is reported; a small queue alone is not")
    func batchLargerThanQueue() {
        var configuration = TraceConfiguration()
        configuration.batching.queueCapacity = 100
        #expect(configuration.inRange.batching.batchSizeMax == 100)
        #expect(configuration.inRange.problems == [])
        configuration.batching.batchSizeMax = 200
        #expect(
            configuration.inRange.problems.map(\.description) == [
                "OTEL_BSP_MAX_EXPORT_BATCH_SIZE: 200, set in code, is more than the queue's capacity; using 100"
            ])
    }

    @Test(
        "The ends of all ranges, and values beyond them, neither crash nor hang a system",
        arguments: [Int64.min, -1, 0, .max])
    func extremes(value: Int64) async {
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.inMemory(exporter)
        configuration.logLevel = .none
        configuration.batching.queueCapacity = Int(value)
        configuration.batching.queueSizeMax = Int(value)
        configuration.batching.batchSizeMax = Int(value)
        configuration.batching.batchBytesMax = Int(value)
        configuration.batching.scheduleDelay = .seconds(value)
        configuration.batching.exportTimeout = .seconds(value)
        configuration.batching.shutdownTimeout = .seconds(value)
        configuration.limits.attributeCountMax = Int(value)
        configuration.limits.attributeValueLengthMax = Int(value)
        configuration.limits.eventCountMax = Int(value)
        configuration.limits.attributePerEventCountMax = Int(value)
        configuration.limits.linkCountMax = Int(value)
        configuration.limits.attributePerLinkCountMax = Int(value)
        configuration.limits.bodySizeMax = Int(value)
        configuration.keepSlowerThan = .seconds(value)
        var options = TraceOTLPOptions()
        options.timeout = .seconds(value)
        configuration.exporters.append(.otlp(options))
        configuration.batching.shutdownTimeout = min(configuration.batching.shutdownTimeout, .seconds(1))
        var statistics = TraceStatistics()
        await TraceSystem.run(configuration) {
            withTraceSpan("outer", parent: nil, attributes: ["a": "text"]) { span in
                span.addEvent("event", attributes: ["b": .strings(["x", "y"])])
                span.setAttribute("c", 1)
            }
            if value <= 0 { await TraceSystem.flush() }
            statistics = TraceSystem.statistics
        }
        #expect(statistics.ended == statistics.exported + statistics.dropped + statistics.waiting)
    }

    @Test("A disabled system records nothing")
    func disabled() async {
        let spans = await recording {
            $0.isDisabled = true
        } _: {
            withTraceSpan("unseen") { #expect(!$0.isRecording) }
        }
        #expect(spans == [])
    }

    private func otlp(_ configuration: TraceConfiguration) throws -> TraceOTLPOptions {
        guard case .otlp(let options) = try #require(configuration.exporters.first) else {
            throw TraceSystemError.alreadyStarted
        }
        #expect(configuration.exporters.count == 1)
        return options
    }
}

private let quarter = TraceSamplingRatio(0.25)!
