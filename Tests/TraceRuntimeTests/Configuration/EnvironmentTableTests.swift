import Testing
@testable import TraceRuntime

@Suite("The environment")
struct EnvironmentTableTests {
    /// A variable with its default, its valid values with the values in use, and its invalid values with the messages.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let defaultValue: String
        let right: [String: String]
        let wrong: [String: String]

        init(_ name: String, default defaultValue: String, right: [String: String], wrong: [String: String]) {
            self.name = name
            self.defaultValue = defaultValue
            self.right = right
            self.wrong = wrong
        }

        var testDescription: String { name }
    }

    static let rows = [
        flag("OTEL_SDK_DISABLED"),
        Row(
            "OTEL_RESOURCE_ATTRIBUTES", default: "none",
            right: ["a=b": "those given", " a = b%20c , d=e ,": "those given"],
            wrong: [
                "a": "its value is not a list of name=value; using none",
                "a=b,=c": "its value is not a list of name=value; using none",
                "a=%4": "its value is not a list of name=value; using none",
            ]),
        Row(
            "OTEL_EXPERIMENTAL_RESOURCE_DISABLED_DETECTORS", default: "none",
            right: ["host": "host", "Kubernetes, container": "kubernetes,container", "none": "none"],
            wrong: ["host,gcp": "\"host,gcp\" contains unsupported names; using host"]),
        Row(
            "OTEL_SERVICE_NAME", default: "unknown_service:‹executable›",
            right: ["shop": "shop", "  shop\t": "shop", "": "unknown_service:‹executable›"], wrong: [:]),
        Row(
            "OTEL_LOG_LEVEL", default: "info",
            right: ["none": "none", "ERROR": "error", "warn": "warn", "info": "info", "debug": "debug"],
            wrong: ["loud": "\"loud\" is not supported; using info"]),
        Row(
            "OTEL_PROPAGATORS", default: "tracecontext,baggage",
            right: ["baggage": "baggage", "TraceContext, tracecontext": "tracecontext", "none": "none"],
            wrong: [
                "b3": "\"b3\" contains unsupported names; using tracecontext,baggage",
                "baggage,xray": "\"baggage,xray\" contains unsupported names; using baggage",
                "none,baggage": "\"none,baggage\" contains unsupported names; using baggage",
            ]),
        Row(
            "OTEL_SEMCONV_STABILITY_OPT_IN", default: "none",
            right: [
                "http": "http", "http/dup": "http/dup", "database": "database",
                "http,database/dup": "http,database/dup",
                "http/dup,http": "http/dup",
            ],
            wrong: ["http,messaging": "\"http,messaging\" contains unsupported names; using http"]),
        Row("TRACE_DB_SYSTEM", default: "none", right: [" mysql": "mysql"], wrong: [:]),
        Row("TRACE_DB_NAMESPACE", default: "none", right: ["shop": "shop"], wrong: [:]),
        names("TRACE_BAGGAGE_ATTRIBUTES"),
        flag("TRACE_LIVE_STATISTICS"),
        flag("TRACE_SUMMARY"),
        flag("TRACE_CODE_ATTRIBUTES", default: "true"),
        flag("TRACE_CONSOLE_CODE"),
        Row(
            "OTEL_TRACES_SAMPLER", default: "parentbased_always_on",
            right: [
                "always_on": "always_on", "always_off": "always_off", "TraceIdRatio": "traceidratio",
                "parentbased_always_on": "parentbased_always_on", "parentbased_always_off": "parentbased_always_off",
                "parentbased_traceidratio": "parentbased_traceidratio", "probability": "probability",
                "parentbased_probability": "parentbased_probability",
            ],
            wrong: ["jaeger_remote": "\"jaeger_remote\" is not supported; using parentbased_always_on"]),
        Row(
            "OTEL_TRACES_SAMPLER_ARG", default: "no ratio", right: [:],
            wrong: [
                "0.5": "\"0.5\" is not used by parentbased_always_on; using no ratio",
                "2": "\"2\" is not a number from 0 to 1; using no ratio",
                "half": "\"half\" is not a number from 0 to 1; using no ratio",
            ]),
        Row(
            "TRACE_SAMPLER_RATE_MAX", default: "no limit", right: ["100": "100.0", "0.5": "0.5", "0": "0.0"],
            wrong: [
                "-1": "\"-1\" is not a positive number or 0; using no limit",
                "many": "\"many\" is not a positive number or 0; using no limit",
                "inf": "\"inf\" is not a positive number or 0; using no limit",
                "nan": "\"nan\" is not a positive number or 0; using no limit",
            ]),
        Row(
            "TRACE_FILTER", default: "none",
            right: ["BookStore.*=1,GET /health=off,select *=0.1": "those given"],
            wrong: ["health": "\"health\" is not a list of pattern=share; using none"]),
        flag("TRACE_KEEP_ERRORS"),
        Row(
            "TRACE_KEEP_SLOWER_THAN", default: "not kept",
            right: ["500ms": "0.5 seconds", "2s": "2.0 seconds", "0.25s": "0.25 seconds", "500": "0.5 seconds"],
            wrong: [
                "fast": "\"fast\" is not a duration like 500ms or 2s; using not kept",
                "-1s": "\"-1s\" is not a duration like 500ms or 2s; using not kept",
                "1e99s": "\"1e99s\" is not a duration like 500ms or 2s; using not kept",
            ]),
        names("TRACE_REDACT"),
        names("TRACE_REDACT_EXCEPT"),
        flag("TRACE_ERROR_DETAILS"),
        Row(
            "OTEL_TRACES_EXPORTER", default: "otlp",
            right: ["console": "console", "none": "none", "otlp, FILE ,otlp,console": "otlp,file,console"],
            wrong: [
                "zipkin": "\"zipkin\" contains unsupported names; using otlp",
                "zipkin,console": "\"zipkin,console\" contains unsupported names; using console",
            ]),
        Row("TRACE_FILE", default: "traces.jsonl", right: ["/var/log/t.jsonl": "/var/log/t.jsonl"], wrong: [:]),
        number("OTEL_BSP_SCHEDULE_DELAY", default: "5000"),
        number("OTEL_BSP_EXPORT_TIMEOUT", default: "30000", zero: "2147483647"),
        number("TRACE_SHUTDOWN_TIMEOUT", default: "10000", zero: "2147483647"),
        number("TRACE_EXIT_TIMEOUT", default: "2000"),
        number("OTEL_BSP_MAX_QUEUE_SIZE", default: "2048", min: 1),
        Row(
            "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", default: "512", right: ["7": "7", "2048": "2048"],
            wrong: [
                "0": "\"0\" is not a whole number from 1 to 2147483647; using 512",
                "2049": "\"2049\" is more than the queue's capacity; using 2048",
            ]),
        number("TRACE_BSP_MAX_EXPORT_BATCH_BYTES", default: "3145728", min: 1),
        number("TRACE_BSP_MAX_QUEUE_BYTES", default: "16777216", min: 1),
        Row(
            "OTEL_METRICS_EXPORTER", default: "none",
            right: ["console": "console", "none": "none", "otlp, CONSOLE ,otlp": "otlp,console"],
            wrong: [
                "prometheus": "\"prometheus\" contains unsupported names; using none",
                "prometheus,otlp": "\"prometheus,otlp\" contains unsupported names; using otlp",
            ]),
        number("OTEL_METRIC_EXPORT_INTERVAL", default: "60000", min: 1),
        number("OTEL_METRIC_EXPORT_TIMEOUT", default: "30000", zero: "2147483647"),
        Row(
            "TRACE_URL_SCHEME", default: "http", right: ["https": "https", "HTTP": "http"],
            wrong: ["ftp": "\"ftp\" is not supported; using http"]),
        number("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", default: "8192"),
        number("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", default: "8192"),
        number("OTEL_ATTRIBUTE_COUNT_LIMIT", default: "128"),
        number("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", default: "128"),
        number("OTEL_SPAN_EVENT_COUNT_LIMIT", default: "128"),
        number("OTEL_SPAN_LINK_COUNT_LIMIT", default: "128"),
        number("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", default: "128"),
        number("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", default: "128"),
        number("TRACE_BODY_SIZE_LIMIT", default: "4096"),
        endpoint(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            right: [
                "http://collector:4318": "http://collector:4318/v1/traces",
                "http://collector:4318/": "http://collector:4318/v1/traces",
                "HTTPS://collector/otlp": "https://collector/otlp/v1/traces",
                "https://collector/otlp/?key=secret": "https://collector/otlp/v1/traces",
                "http://[::1]:4318": "http://[::1]:4318/v1/traces",
                "https://user:secret@collector": "https://collector/v1/traces",
            ]),
        headers("OTEL_EXPORTER_OTLP_HEADERS"),
        number("OTEL_EXPORTER_OTLP_TIMEOUT", default: "10000", zero: "2147483647"),
        encoding("OTEL_EXPORTER_OTLP_PROTOCOL"),
        compression("OTEL_EXPORTER_OTLP_COMPRESSION"),
        unsupported("OTEL_EXPORTER_OTLP_CERTIFICATE", "the certificates that the system trusts"),
        unsupported("OTEL_EXPORTER_OTLP_CLIENT_KEY", "no client certificate"),
        unsupported("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "no client certificate"),
        endpoint(
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
            right: [
                "http://collector:4318": "http://collector:4318/",
                "http://collector:4318/": "http://collector:4318/",
                "https://collector/otlp": "https://collector/otlp",
            ]),
        headers("OTEL_EXPORTER_OTLP_TRACES_HEADERS"),
        number("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", default: "10000", zero: "2147483647"),
        encoding("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"),
        compression("OTEL_EXPORTER_OTLP_TRACES_COMPRESSION"),
        unsupported("OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE", "the certificates that the system trusts"),
        unsupported("OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY", "no client certificate"),
        unsupported("OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE", "no client certificate"),
        endpoint(
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", signal: "metrics",
            right: [
                "http://collector:4318/": "http://collector:4318/", "https://collector/otlp": "https://collector/otlp",
            ]),
        headers("OTEL_EXPORTER_OTLP_METRICS_HEADERS"),
        number("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", default: "10000", zero: "2147483647"),
        encoding("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL"),
        compression("OTEL_EXPORTER_OTLP_METRICS_COMPRESSION"),
        unsupported("OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE", "the certificates that the system trusts"),
        unsupported("OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY", "no client certificate"),
        unsupported("OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE", "no client certificate"),
    ]

    @Test("The tests cover exactly the variables of the table")
    func complete() {
        #expect(EnvironmentVariable.all.map(\.name) == Self.rows.map(\.name))
    }

    @Test("A variable that is unset or empty has its default", arguments: rows)
    func defaults(row: Row) throws {
        let variable = try #require(EnvironmentVariable.all.first { $0.name == row.name })
        #expect(variable.defaultValue == row.defaultValue)
        let reading = EnvironmentReading([row.name: " "])
        #expect(variable.show(reading) == row.defaultValue)
        #expect(reading.configuration.problems == [])
    }

    @Test("A valid value is used without a message", arguments: rows)
    func right(row: Row) throws {
        let variable = try #require(EnvironmentVariable.all.first { $0.name == row.name })
        for (value, shown) in row.right {
            let reading = EnvironmentReading([row.name: value])
            #expect(variable.show(reading) == shown)
            #expect(reading.configuration.problems == [])
        }
    }

    @Test("An invalid value is reported once, with the variable's name and the value used instead", arguments: rows)
    func wrong(row: Row) {
        for (value, message) in row.wrong {
            let problems = TraceConfiguration(environment: [row.name: value]).problems
            #expect(problems.map(\.description) == ["\(row.name): \(message)"])
        }
    }
}

// MARK: - Similar variables

extension EnvironmentTableTests {
    private static func names(_ name: String) -> Row {
        Row(
            name, default: "none", right: ["customerNumber": "customerNumber", " a , room-number,,": "a,room-number"],
            wrong: [",": "\",\" names nothing; using none"])
    }

    private static func flag(_ name: String, default value: String = "false") -> Row {
        Row(
            name, default: value, right: ["true": "true", "TRUE": "true", "false": "false", "False": "false"],
            wrong: [
                "1": "\"1\" is neither true nor false; using false",
                "yes": "\"yes\" is neither true nor false; using false",
            ])
    }

    private static func number(_ name: String, default value: String, min: Int = 0, zero: String = "0") -> Row {
        let reason = "is not a whole number from \(min) to 2147483647; using \(value)"
        var right = ["1234": "1234", "2147483647": "2147483647"]
        if min == 0 { right["0"] = zero }
        let wrong = ["-1", "many", "1.5", "2147483648", "99999999999999999999"] + (min == 0 ? [] : ["0"])
        return Row(
            name, default: value, right: right,
            wrong: Dictionary(uniqueKeysWithValues: wrong.map { ($0, "\"\($0)\" \(reason)") }))
    }

    private static func endpoint(_ name: String, signal: String = "traces", right: [String: String]) -> Row {
        let wrong = [
            "localhost:4318", "grpc://localhost", "http://", "http:///v1", "http://a b", "http://host:0",
            "http://host:65536", "http://host:x", "http://[::1", "http://user:secret@", "http://h/\u{1}", "http://hö",
        ]
        let local = "http://localhost:4318/v1/\(signal)"
        let message = "its value is not a URL with the scheme http or https and a host; using \(local)"
        return Row(
            name, default: local, right: right,
            wrong: Dictionary(uniqueKeysWithValues: wrong.map { ($0, message) }))
    }

    private static func headers(_ name: String) -> Row {
        let message = "its value is not a list of name=value; using none"
        return Row(
            name, default: "none",
            right: [
                "Authorization=Bearer secret": "Authorization", "a=1%2C2,b=": "a,b", "a=x==": "a",
            ],
            wrong: ["secret": message, "a b=secret": message, "a=secret%0d%0ax: y": message, "ü=secret": message])
    }

    private static func encoding(_ name: String) -> Row {
        Row(
            name, default: "http/protobuf", right: ["http/json": "http/json", "HTTP/Protobuf": "http/protobuf"],
            wrong: ["grpc": "\"grpc\" is not supported; using http/protobuf"])
    }

    private static func compression(_ name: String) -> Row {
        Row(
            name, default: "none", right: ["none": "none", "GZIP": "gzip"],
            wrong: ["zstd": "\"zstd\" is not supported; using none"])
    }

    private static func unsupported(_ name: String, _ instead: String) -> Row {
        Row(name, default: instead, right: [:], wrong: ["/etc/x.pem": "its value is not supported; using \(instead)"])
    }
}
