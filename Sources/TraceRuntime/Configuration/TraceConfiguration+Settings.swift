// The parts of the configuration for recorders and exporters.

extension TraceConfiguration {
    var recorderSettings: RecorderSettings {
        RecorderSettings(
            sampler: sampler, sampleRateMax: sampleRateMax, filter: filter, keepsErrors: keepsErrors,
            keepSlowerThan: keepSlowerThan,
            // The summary prints the counts.
            countsOperations: countsOperations || printsSummary, countsMetrics: !metrics.exporters.isEmpty,
            foreignTracer: foreignTracer, propagators: propagators, limits: limits, names: sensitiveNames,
            recordsErrorDetails: recordsErrorDetails, httpStatus: httpStatus)
    }

    var metricSettings: MetricSettings {
        MetricSettings(scheme: metrics.scheme.rawValue, names: sensitiveNames, textLimit: limits.text)
    }

    func metricDestinations(_ settings: ExportSettings) -> [MetricDestination] {
        var settings = settings
        settings.timeout = metrics.timeout
        return metrics.exporters.map { MetricDestination($0, settings) }
    }

    var finishingSettings: FinishingSettings {
        FinishingSettings(
            limits: limits, conventions: conventions, names: sensitiveNames, baggageNames: baggageAttributes,
            recordsSource: recordsSource)
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
