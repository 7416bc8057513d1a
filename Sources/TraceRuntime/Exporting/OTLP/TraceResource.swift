/// The service that recorded the spans: https://opentelemetry.io/docs/specs/semconv/resource/
struct TraceResource: Sendable, Hashable {
    /// The attributes of the resource, each name once.
    let attributes: [TraceAttribute]

    /// The version of the conventions that the attributes follow: https://opentelemetry.io/docs/specs/otel/schemas/
    static let schema = "https://opentelemetry.io/schemas/1.44.0"
}

extension TraceResource {
    /// Merges the attributes. The user's attributes replace the detected ones, and the service name replaces both.
    ///
    /// - Parameters:
    ///   - serviceName: the service name; nil if it is not configured separately.
    ///   - disabled: the detectors that are left out.
    init(
        serviceName: String?, _ own: TraceAttributes, without disabled: [TraceResourceDetector] = [],
        on surroundings: ProcessSurroundings = .current
    ) {
        // "unknown_service: concatenated with process.executable.name"
        let unknown = TraceAttribute("service.name", .string("unknown_service:\(surroundings.executableName)"))
        let detectors = TraceResourceDetector.allCases.filter { !disabled.contains($0) }
        var attributes = [unknown] + Self.library + detectors.flatMap { $0.attributes(of: surroundings) }
        let name = serviceName.map { [TraceAttribute("service.name", .string($0))] } ?? []
        for attribute in own.elements + name {
            attributes.removeAll { $0.key == attribute.key }
            attributes.append(attribute)
        }
        self.attributes = attributes
    }

    private static let library: [TraceAttribute] = [
        TraceAttribute("telemetry.sdk.name", .string(InstrumentationScope.name)),
        TraceAttribute("telemetry.sdk.language", "swift"),
        TraceAttribute("telemetry.sdk.version", .string(InstrumentationScope.version)),
    ]
}

/// The instrumentation scope of all spans: https://opentelemetry.io/docs/specs/otel/common/instrumentation-scope/
enum InstrumentationScope {
    static let name = "swift-trace-generator"
    static let version = "0.1.0"
}
