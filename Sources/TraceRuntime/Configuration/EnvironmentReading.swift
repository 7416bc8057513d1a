/// The values read from the environment so far, before they become a configuration.
struct EnvironmentReading: Sendable {
    var configuration = TraceConfiguration()
    /// The options of the signal that is being read.
    var otlp = TraceOTLPOptions()
    /// The options of the other signal, which is metrics except where a variable of metrics is read.
    var otherOTLP = TraceOTLPOptions.metrics
    var isReadingMetrics = false
    var metricExporters: [EnvironmentMetricExporter] = []
    var exporters = [EnvironmentExporter.otlp]
    var filePath = "traces.jsonl"
    var sampler = EnvironmentSampler.parentBasedAlwaysOn
    var samplerRatio = TraceSamplingRatio.all

    init(_ variables: [String: String]) {
        // "The SDK MUST interpret an empty value of an environment variable the same way as when the variable is
        // unset."
        let variables = variables.mapValues(\.trimmed).filter { !$0.value.isEmpty }
        var complaints: [(variable: EnvironmentVariable, text: String)] = []
        for variable in EnvironmentVariable.all {
            guard let value = variables[variable.name], let text = variable.read(value, &self) else { continue }
            complaints.append((variable, text))
        }
        if let text = limitBatchSize() { complaints.append((.batchSize, text)) }
        if !sampler.takesRatio,
            !complaints.contains(where: { $0.variable.name == EnvironmentVariable.samplerArgument.name })
        {
            complaints.append((.samplerArgument, "is not used by \(sampler.rawValue)"))
        }
        finish()
        // The values in use are known only now.
        configuration.problems = complaints.compactMap { variable, text in
            guard let value = variables[variable.name] else { return nil }
            let reason = variable.isSecret ? "its value \(text)" : "\(quoted(value)) \(text)"
            return TraceConfigurationProblem(variable: variable.name, reason: reason, used: variable.show(self))
        }
    }

    /// "It must be less than or equal to OTEL_BSP_MAX_QUEUE_SIZE."
    mutating func limitBatchSize() -> String? {
        guard configuration.batching.batchSizeMax > configuration.batching.queueCapacity else { return nil }
        configuration.batching.batchSizeMax = configuration.batching.queueCapacity
        return "is more than the queue's capacity"
    }

    private mutating func finish() {
        configuration.sampler = sampler.sampler(ratio: samplerRatio)
        configuration.exporters = exporters.map { exporter in
            switch exporter {
            case .otlp: .otlp(otlp)
            case .console: .console
            case .file: .file(path: filePath)
            }
        }
        configuration.metrics.exporters = metricExporters.map { exporter in
            switch exporter {
            case .otlp: .otlp(otherOTLP)
            case .console: .console
            }
        }
    }
}

/// The exporters that `OTEL_TRACES_EXPORTER` can name.
enum EnvironmentExporter: String, CaseIterable {
    case otlp
    case console
    case file
}

/// The exporters that `OTEL_METRICS_EXPORTER` can name.
enum EnvironmentMetricExporter: String, CaseIterable {
    case otlp
    case console
}

/// The samplers that `OTEL_TRACES_SAMPLER` can name: https://opentelemetry.io/docs/specs/otel/trace/sdk/#sampling
enum EnvironmentSampler: String, CaseIterable {
    case alwaysOn = "always_on"
    case alwaysOff = "always_off"
    case ratio = "traceidratio"
    case probability = "probability"
    case parentBasedAlwaysOn = "parentbased_always_on"
    case parentBasedAlwaysOff = "parentbased_always_off"
    case parentBasedRatio = "parentbased_traceidratio"
    // The specification has these samplers, and no names for them in the environment yet.
    case parentBasedProbability = "parentbased_probability"

    var takesRatio: Bool {
        switch self {
        case .ratio, .probability, .parentBasedRatio, .parentBasedProbability: true
        case .alwaysOn, .alwaysOff, .parentBasedAlwaysOn, .parentBasedAlwaysOff: false
        }
    }

    func sampler(ratio: TraceSamplingRatio) -> TraceSampler {
        switch self {
        case .alwaysOn: .always
        case .alwaysOff: .never
        case .ratio: .ratio(ratio)
        case .probability: .probability(ratio)
        case .parentBasedAlwaysOn: .parentBased(root: .always)
        case .parentBasedAlwaysOff: .parentBased(root: .never)
        case .parentBasedRatio: .parentBased(root: .ratio(ratio))
        case .parentBasedProbability: .parentBased(root: .probability(ratio))
        }
    }
}

/// Returns the value in quotation marks, limited in length and without control characters.
private func quoted(_ value: String) -> String {
    "\"\((value.count > 64 ? value.prefix(64) + "…" : value[...]).description.escapedForConsole)\""
}
