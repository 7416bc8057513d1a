extension TraceConfiguration {
    /// What is said when tracing starts: where spans go, of which service, and how they are sampled. Nothing where they
    /// only go into arrays, as in tests.
    var startLines: [(level: TraceLogLevel, text: String)] {
        if isDisabled { return [(.info, "tracing is off: OTEL_SDK_DISABLED")] }
        let destinations = exporters.compactMap(\.destination)
        guard !destinations.isEmpty || exporters.isEmpty else { return [] }
        let places = destinations.isEmpty ? "nowhere" : destinations.joined(separator: " and ")
        let service = exportSettings.resource.serviceName
        let rate = sampleRateMax.map { ", at most \($0) traces a second" } ?? ""
        let line = "spans of \(service) go to \(places), sampled by \(sampler.name)\(rate)"
        // On a console nobody looks for a service.
        let isUnknown = service.hasPrefix("unknown_service") && exporters.contains(where: \.leavesProcess)
        let warning = "the service has no name, by which its traces could be found: set OTEL_SERVICE_NAME"
        return [(.info, line)] + (isUnknown ? [(.warn, warning)] : [])
    }
}

extension TraceExporter {
    /// In words; nil for arrays.
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
    /// As `OTEL_TRACES_SAMPLER` has it, with the ratio.
    fileprivate var name: String {
        switch self {
        case .always: "always_on"
        case .never: "always_off"
        case .ratio(let ratio): "traceidratio \(ratio.value)"
        case .parentBased(let root): "parentbased_\(root.name)"
        }
    }
}
