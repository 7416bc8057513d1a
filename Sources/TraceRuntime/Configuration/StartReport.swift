extension TraceConfiguration {
    /// The messages at the start: the exporters, the service and the sampler. Without any if spans are only collected
    /// in arrays, as in tests.
    func startLines(_ resource: TraceResource) -> [(level: TraceLogLevel, text: String)] {
        if isDisabled { return [(.info, "tracing is off: OTEL_SDK_DISABLED")] }
        if foreignTracer != nil { return [(.info, "spans go to the tracer of the application")] + metricLines }
        let destinations = exporters.compactMap(\.destination)
        guard !destinations.isEmpty || exporters.isEmpty else { return [] }
        let places = destinations.isEmpty ? "nowhere" : destinations.joined(separator: " and ")
        let service = resource.serviceName
        let rate = sampleRateMax.map { ", at most \($0) traces a second" } ?? ""
        let line = "spans of \(service) go to \(places), sampled by \(sampler.name)\(rate)"
        // The console does not show the service.
        let isUnknown = service.hasPrefix("unknown_service") && exporters.contains(where: \.leavesProcess)
        let warning = "the service has no name, by which its traces could be found: set OTEL_SERVICE_NAME"
        return [(.info, line)] + metricLines + (isUnknown ? [(.warn, warning)] : [])
    }
}

extension TraceConfiguration {
    private var metricLines: [(level: TraceLogLevel, text: String)] {
        let destinations = metrics.exporters.map { exporter in
            switch exporter {
            case .console: "standard output"
            case .otlp(let options): options.endpoint.description
            }
        }
        if destinations.isEmpty { return [] }
        return [(.info, "metrics go to \(destinations.joined(separator: " and ")) every \(metrics.interval)")]
    }
}

extension TraceExporter {
    /// The destination in messages; nil for arrays.
    fileprivate var destination: String? {
        switch self {
        case .console: "standard output"
        case .inMemory: nil
        case .otlp(let options): options.endpoint.description
        case .file(let path): path
        case .custom(let exporter): "\(type(of: exporter))"
        }
    }

    fileprivate var leavesProcess: Bool {
        switch self {
        case .otlp, .file: true
        case .console, .inMemory, .custom: false
        }
    }
}

extension TraceResource {
    fileprivate var serviceName: String {
        attributes.first { $0.key == "service.name" }?.value.text ?? "unknown_service"
    }
}

extension TraceSampler {
    /// The sampler's name in `OTEL_TRACES_SAMPLER`, with the ratio.
    fileprivate var name: String {
        switch self {
        case .always: "always_on"
        case .never: "always_off"
        case .ratio(let ratio): "traceidratio \(ratio.value)"
        case .probability(let ratio): "probability \(ratio.value)"
        case .parentBased(let root): "parentbased_\(root.name)"
        }
    }
}
