// Every variable that is read, in the order in which they are: what stands below overrides what stands above it. The
// code reads the environment by this table, the reference in Operating repeats it, and the tests hold the two together.
//
// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
// https://opentelemetry.io/docs/specs/otel/protocol/exporter/

extension EnvironmentVariable {
    static let all: [EnvironmentVariable] =
        general + sampling + exporting + batching + limits
        + ["OTEL_EXPORTER_OTLP_", "OTEL_EXPORTER_OTLP_TRACES_"].flatMap(otlp)

    private static let general: [EnvironmentVariable] = [
        .flag("OTEL_SDK_DISABLED", \.configuration.isDisabled, "Switches tracing off."),
        .resourceAttributes,
        .serviceName,
        .choice("OTEL_LOG_LEVEL", \.configuration.logLevel, "What tracing says of itself on standard error."),
        .propagators,
        .conventions,
        .flag(
            "TRACE_LIVE_STATISTICS", \.configuration.countsOperations,
            "Counts calls, errors and durations of each operation, sampled or not."),
        .flag("TRACE_SUMMARY", \.configuration.printsSummary, "Prints the live statistics at shutdown."),
    ]

    private static let sampling: [EnvironmentVariable] = [
        .choice("OTEL_TRACES_SAMPLER", \.sampler, "Which traces are recorded."),
        .samplerArgument,
        .rateMax,
        .flag(
            "TRACE_KEEP_ERRORS", \.configuration.keepsErrors,
            "Exports a trace that is not sampled if it failed in this process."),
        .keepSlowerThan,
    ]

    private static let exporting: [EnvironmentVariable] = [.exporters, .filePath]

    private static let batching: [EnvironmentVariable] = [
        .milliseconds(
            "OTEL_BSP_SCHEDULE_DELAY", \.configuration.batching.scheduleDelay,
            "How long a span waits for its batch to fill."),
        .timeout(
            "OTEL_BSP_EXPORT_TIMEOUT", \.configuration.batching.exportTimeout,
            "How long a batch is tried to be exported, retries included, and how long a flush may take."),
        .timeout(
            "TRACE_SHUTDOWN_TIMEOUT", \.configuration.batching.shutdownTimeout,
            "How long a shutdown may take; what waits then is dropped and counted."),
        .count(
            "OTEL_BSP_MAX_QUEUE_SIZE", \.configuration.batching.queueCapacity, min: 1, unit: "spans",
            "How many spans may wait; further ones are dropped and counted."),
        .batchSize,
        .count(
            "TRACE_BSP_MAX_EXPORT_BATCH_BYTES", \.configuration.batching.batchBytesMax, min: 1, unit: "bytes",
            "How many bytes of spans are sent at once; a single span that is larger is sent alone."),
        .count(
            "TRACE_BSP_MAX_QUEUE_BYTES", \.configuration.batching.queueSizeMax, min: 1, unit: "bytes",
            "How much memory waiting spans may take, estimated; further ones are dropped and counted."),
    ]

    static let batchSize = Self.count(
        "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", \.configuration.batching.batchSizeMax, min: 1, unit: "spans",
        "How many spans are sent at once.")

    private static let limits: [EnvironmentVariable] = [
        .count(
            "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", \.configuration.limits.attributeValueLengthMax,
            unit: "units of UTF-16",
            "The length of a string value; the rest is cut off."),
        .count(
            "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", \.configuration.limits.attributeValueLengthMax,
            unit: "units of UTF-16", "The same; it wins over the general variable."),
        .count(
            "OTEL_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributeCountMax, unit: "attributes",
            "Attributes of a span; further ones are dropped and counted in the span."),
        .count(
            "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributeCountMax, unit: "attributes",
            "The same; it wins over the general variable."),
        .count(
            "OTEL_SPAN_EVENT_COUNT_LIMIT", \.configuration.limits.eventCountMax, unit: "events",
            "Events of a span."),
        .count("OTEL_SPAN_LINK_COUNT_LIMIT", \.configuration.limits.linkCountMax, unit: "links", "Links of a span."),
        .count(
            "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributePerEventCountMax, unit: "attributes",
            "Attributes of an event."),
        .count(
            "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", \.configuration.limits.attributePerLinkCountMax, unit: "attributes",
            "Attributes of a link."),
        .count(
            "TRACE_BODY_SIZE_LIMIT", \.configuration.limits.bodySizeMax, unit: "bytes",
            "The length of a captured request or response body; the rest is cut off."),
    ]

    /// In their general form, and in the form for traces only, which wins.
    private static func otlp(prefix: String) -> [EnvironmentVariable] {
        [
            .endpoint(prefix + "ENDPOINT", isBase: prefix == "OTEL_EXPORTER_OTLP_"),
            .headers(prefix + "HEADERS"),
            .timeout(prefix + "TIMEOUT", \.otlp.timeout, "How long one attempt to send a batch may take."),
            .choice(prefix + "PROTOCOL", \.otlp.encoding, "The form of what is sent."),
            .compression(prefix + "COMPRESSION"),
            .unsupported(prefix + "CERTIFICATE", instead: "the certificates that the system trusts"),
            .unsupported(prefix + "CLIENT_KEY", instead: "no client certificate"),
            .unsupported(prefix + "CLIENT_CERTIFICATE", instead: "no client certificate"),
        ]
    }
}
