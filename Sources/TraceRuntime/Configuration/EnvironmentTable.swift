// All environment variables, in the order in which they are read. A later variable overrides an earlier one. The table
// in the article Operating is generated from this one, and a test compares them.
//
// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
// https://opentelemetry.io/docs/specs/otel/protocol/exporter/

extension EnvironmentVariable {
    static let all: [EnvironmentVariable] =
        general + sampling + redaction + exporting + batching + metrics + limits
        + otlp(prefix: "OTEL_EXPORTER_OTLP_").map(\.forBothSignals)
        + otlp(prefix: "OTEL_EXPORTER_OTLP_TRACES_")
        + otlp(prefix: "OTEL_EXPORTER_OTLP_METRICS_").map(\.forMetrics)

    private static let general: [EnvironmentVariable] = [
        .flag("OTEL_SDK_DISABLED", \.configuration.isDisabled, "Switches tracing off."),
        .resourceAttributes,
        .choices(
            "OTEL_EXPERIMENTAL_RESOURCE_DISABLED_DETECTORS", \.configuration.disabledResourceDetectors,
            "Leaves out what these find out about the process."),
        .serviceName,
        .choice("OTEL_LOG_LEVEL", \.configuration.logLevel, "The level of tracing's own messages on standard error."),
        .propagators,
        .conventions,
        .text(
            "TRACE_DB_SYSTEM", \.configuration.databaseSystem,
            "The database system of operations whose annotation names none: `postgresql`."),
        .text(
            "TRACE_DB_NAMESPACE", \.configuration.databaseNamespace,
            "The database of operations whose annotation names none."),
        .names(
            "TRACE_BAGGAGE_ATTRIBUTES", \.configuration.baggageAttributes,
            "The baggage entries that each span of a trace records as attributes, redacted."),
        .flag(
            "TRACE_LIVE_STATISTICS", \.configuration.countsOperations,
            "Counts calls, errors and durations of each operation, sampled or not."),
        .flag("TRACE_SUMMARY", \.configuration.printsSummary, "Prints the live statistics at shutdown."),
        .flag(
            "TRACE_CODE_ATTRIBUTES", \.configuration.recordsSource,
            "Exports the function, file and line that a span comes from, as `code.…`."),
        .flag("TRACE_CONSOLE_CODE", \.configuration.printsSource, "Shows these on the console, too."),
    ]

    private static let sampling: [EnvironmentVariable] = [
        .choice("OTEL_TRACES_SAMPLER", \.sampler, "The sampler, which decides which traces are recorded."),
        .samplerArgument,
        .rateMax,
        .filter,
        .flag(
            "TRACE_KEEP_ERRORS", \.configuration.keepsErrors,
            "Exports a trace that is not sampled if it failed in this process."),
        .keepSlowerThan,
    ]

    private static let redaction: [EnvironmentVariable] = [
        .names(
            "TRACE_REDACT", \.configuration.redactedNames,
            "Redacts values of these names, besides those that always are."
        ),
        .names(
            "TRACE_REDACT_EXCEPT", \.configuration.unredactedNames,
            "Does not redact values of these names, although one of their words is sensitive."),
        .flag(
            "TRACE_ERROR_DETAILS", \.configuration.recordsErrorDetails,
            "Records what an error holds that has no description of its own, rather than its type and case."),
    ]

    private static let exporting: [EnvironmentVariable] = [
        .choices("OTEL_TRACES_EXPORTER", \.exporters, "The exporters that receive the spans."), .filePath,
    ]

    private static let batching: [EnvironmentVariable] = [
        .milliseconds(
            "OTEL_BSP_SCHEDULE_DELAY", \.configuration.batching.scheduleDelay,
            "The time that a span waits for its batch to fill."),
        .timeout(
            "OTEL_BSP_EXPORT_TIMEOUT", \.configuration.batching.exportTimeout,
            "The time limit for exporting a batch, retries included, and for a flush."),
        .timeout(
            "TRACE_SHUTDOWN_TIMEOUT", \.configuration.batching.shutdownTimeout,
            "The time limit for a shutdown. Spans that still wait then are dropped and counted."),
        .milliseconds(
            "TRACE_EXIT_TIMEOUT", \.configuration.batching.exitTimeout,
            "The time limit for exporting when the process calls `exit` without a shutdown; 0: no export then."),
        .count(
            "OTEL_BSP_MAX_QUEUE_SIZE", \.configuration.batching.queueCapacity, min: 1, unit: "spans",
            "The number of spans that may wait. Further spans are dropped and counted."),
        .batchSize,
        .count(
            "TRACE_BSP_MAX_EXPORT_BATCH_BYTES", \.configuration.batching.batchBytesMax, min: 1, unit: "bytes",
            "The size of a batch. A single span that is larger is sent alone."),
        .count(
            "TRACE_BSP_MAX_QUEUE_BYTES", \.configuration.batching.queueSizeMax, min: 1, unit: "bytes",
            "The estimated memory that waiting spans may take. Further spans are dropped and counted."),
    ]

    static let batchSize = Self.count(
        "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", \.configuration.batching.batchSizeMax, min: 1, unit: "spans",
        "The number of spans in a batch.")

    private static let metrics: [EnvironmentVariable] = [
        .choices(
            "OTEL_METRICS_EXPORTER", \.metricExporters,
            "The exporters that receive the metrics, which count every call, sampled or not."),
        .milliseconds(
            "OTEL_METRIC_EXPORT_INTERVAL", \.configuration.metrics.interval, min: 1,
            "The time between two exports of metrics."),
        .timeout(
            "OTEL_METRIC_EXPORT_TIMEOUT", \.configuration.metrics.timeout,
            "The time limit for exporting metrics once, retries included."),
        .choice(
            "TRACE_URL_SCHEME", \.configuration.metrics.scheme,
            "The scheme by which clients reach this server, for `url.scheme` of its metrics."),
    ]

    private static let limits: [EnvironmentVariable] = [
        .count(
            "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", \.configuration.limits.attributeValueLengthMax,
            unit: "units of UTF-16",
            "The length of a string value. The rest is cut off."),
        .count(
            "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", \.configuration.limits.attributeValueLengthMax,
            unit: "units of UTF-16", "The same. It overrides the general variable."),
        .count(
            "OTEL_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributeCountMax, unit: "attributes",
            "The number of attributes of a span. Further attributes are dropped and counted in the span."),
        .count(
            "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributeCountMax, unit: "attributes",
            "The same. It overrides the general variable."),
        .count(
            "OTEL_SPAN_EVENT_COUNT_LIMIT", \.configuration.limits.eventCountMax, unit: "events",
            "The number of events of a span."),
        .count(
            "OTEL_SPAN_LINK_COUNT_LIMIT", \.configuration.limits.linkCountMax, unit: "links",
            "The number of links of a span."),
        .count(
            "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributePerEventCountMax, unit: "attributes",
            "The number of attributes of an event."),
        .count(
            "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributePerLinkCountMax, unit: "attributes",
            "The number of attributes of a link."),
        .count(
            "TRACE_BODY_SIZE_LIMIT", \.configuration.limits.bodySizeMax, unit: "bytes",
            "The size of a captured request or response body. The rest is cut off."),
    ]

    /// Returns the variables of the exporter. They exist in a general form and in a form for each signal, which
    /// overrides it.
    private static func otlp(prefix: String) -> [EnvironmentVariable] {
        [
            .endpoint(prefix + "ENDPOINT", isBase: prefix == "OTEL_EXPORTER_OTLP_"),
            .headers(prefix + "HEADERS"),
            .timeout(prefix + "TIMEOUT", \.otlp.timeout, "The time limit for one attempt to send a batch."),
            .choice(prefix + "PROTOCOL", \.otlp.encoding, "The encoding of the request body."),
            .choice(
                prefix + "COMPRESSION", \.otlp.compression,
                "The compression of the request body, by the system's zlib.",
                clamp: { $0.otlp.limitCompression() }),
            .unsupported(prefix + "CERTIFICATE", instead: "the certificates that the system trusts"),
            .unsupported(prefix + "CLIENT_KEY", instead: "no client certificate"),
            .unsupported(prefix + "CLIENT_CERTIFICATE", instead: "no client certificate"),
        ]
    }
}
