// The parts of the configuration for recorders and exporters.

extension TraceConfiguration {
    var recorderSettings: RecorderSettings {
        RecorderSettings(
            sampler: sampler, sampleRateMax: sampleRateMax, filter: filter, keepsErrors: keepsErrors,
            keepSlowerThan: keepSlowerThan,
            // The summary prints the counts.
            countsOperations: countsOperations || printsSummary, countsMetrics: !metrics.exporters.isEmpty,
            foreignTracer: foreignTracer, propagators: propagators, limits: limits,
            recordsConnections: conventions.http != .older, names: sensitiveNames,
            recordsErrorDetails: recordsErrorDetails, httpStatus: httpStatus)
    }

    var metricSettings: MetricSettings {
        MetricSettings(
            scheme: metrics.scheme.rawValue, databaseAttributes: databaseAttributes, names: sensitiveNames,
            textLimit: limits.text)
    }

    /// The attributes of database operations whose annotations do not say them.
    private var databaseAttributes: [TraceAttribute] {
        [(TraceAttributeKey.dbSystem, databaseSystem), ("db.namespace", databaseNamespace)]
            .compactMap { key, value in value.map { TraceAttribute(key, .string($0)) } }
    }

    func metricDestinations(_ settings: ExportSettings) -> [MetricDestination] {
        var settings = settings
        settings.timeout = metrics.timeout
        return metrics.exporters.map { MetricDestination($0, settings) }
    }

    var finishingSettings: FinishingSettings {
        FinishingSettings(
            limits: limits, conventions: conventions, databaseAttributes: databaseAttributes, names: sensitiveNames,
            baggageNames: baggageAttributes, recordsSource: recordsSource)
    }

    private var sensitiveNames: SensitiveNames {
        SensitiveNames(adding: redactedNames, exempting: unredactedNames)
    }

    var exportSettings: ExportSettings {
        ExportSettings(
            resource: TraceResource(
                serviceName: serviceName, resourceAttributes, without: disabledResourceDetectors),
            log: TraceLog(level: logLevel), batchSizeMax: batching.batchBytesMax,
            printsSource: printsSource, timeout: batching.exportTimeout)
    }
}

extension TraceOTLPEncoder {
    /// Creates an encoder.
    ///
    /// - Parameters:
    ///   - encoding: the form of the bytes.
    ///   - configuration: the source of the resource's attributes.
    public init(_ encoding: TraceOTLPOptions.Encoding = .protobuf, _ configuration: TraceConfiguration = .environment) {
        self.init(encoding, resource: configuration.exportSettings.resource)
    }
}
