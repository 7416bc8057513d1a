/// How a `TraceSystem` works.
public struct TraceConfiguration: Sendable {
    public var serviceName = "unknown_service"
    public var sampler = TraceSampler.parentBased(root: .always)
    /// How many traces a second are recorded at most, those that a caller asks for included; nil sets no limit.
    public var sampleRateMax: Double?
    public var exporters: [TraceExporter] = []
    public var limits = TraceSpanLimits()
    public var batching = TraceBatching()
    /// The status of errors that do not conform to ``TraceHTTPError``; nil where an error has none.
    public var httpStatus: @Sendable (any Error) -> Int? = { _ in nil }

    public init() {}

    func httpStatus(of error: any Error) -> Int? {
        (error as? any TraceHTTPError)?.httpStatus ?? httpStatus(error)
    }

    /// What the `OTEL_*` variables of this process say.
    public static var environment: TraceConfiguration {
        var configuration = TraceConfiguration()
        configuration.exporters = [.console]
        return configuration
    }
}
