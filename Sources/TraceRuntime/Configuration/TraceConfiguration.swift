/// How a `TraceSystem` works. Each part can be set in code, and by the environment: see <doc:Operating>.
public struct TraceConfiguration: Sendable {
    /// Whether wrappers run as if there were no tracing.
    public var isDisabled = false
    /// Nil: what ``resourceAttributes`` say, or else `unknown_service:` and the executable's name.
    public var serviceName: String?
    /// What else is known of the service, beside what is found out of the process and its host.
    public var resourceAttributes: TraceAttributes = [:]
    /// Which headers carry traces from service to service.
    public var propagators = TracePropagators.w3c
    public var sampler = TraceSampler.parentBased(root: .always)
    /// How many traces a second are recorded at most, those that a caller asks for included; nil sets no limit.
    public var sampleRateMax: Double?
    /// Whether a trace that is not sampled is exported all the same if it failed here.
    public var keepsErrors = false
    /// How long an operation may take before its trace is exported although it is not sampled; nil keeps none for that.
    public var keepSlowerThan: Duration?
    public var exporters: [TraceExporter] = []
    public var batching = TraceBatching()
    public var limits = TraceSpanLimits()
    /// Names whose values are redacted, besides those that always are: see <doc:WhatIsRedacted>.
    public var redactedNames: [String] = []
    /// Names whose values are not redacted although one of their words is sensitive.
    public var unredactedNames: [String] = []
    public var conventions = TraceConventions()
    /// Whether each operation's calls, errors and durations are counted, sampled or not.
    public var countsOperations = false
    /// Whether shutdown prints what was counted.
    public var printsSummary = false
    public var logLevel = TraceLogLevel.info
    /// The status of errors that do not conform to ``TraceHTTPError``; nil where an error has none.
    public var httpStatus: @Sendable (any Error) -> Int? = { _ in nil }
    /// What the environment says wrongly. It is printed on standard error when tracing starts, as is each value set in
    /// code that is not in its range; the nearest one that is takes its place.
    public internal(set) var problems: [TraceConfigurationProblem] = []

    /// Records everything, and exports it nowhere.
    public init() {}

    /// The configuration of a disabled system, for wrappers that another system of the process keeps awake.
    static var nothing: TraceConfiguration {
        var configuration = TraceConfiguration()
        configuration.isDisabled = true
        configuration.sampler = .never
        return configuration
    }

}
