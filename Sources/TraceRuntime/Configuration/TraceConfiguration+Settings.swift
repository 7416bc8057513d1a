// The parts of the configuration for recorders and exporters.

extension TraceConfiguration {
    var recorderSettings: RecorderSettings {
        RecorderSettings(
            sampler: sampler, sampleRateMax: sampleRateMax, keepsErrors: keepsErrors, keepSlowerThan: keepSlowerThan,
            // The summary prints the counts.
            countsCalls: countsOperations || printsSummary,
            propagators: propagators, limits: limits, names: sensitiveNames,
            recordsErrorDetails: recordsErrorDetails, httpStatus: httpStatus)
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
