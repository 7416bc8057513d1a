/// The configuration of a ``TraceSystem``. Each part can be set in code and by environment variables: see
/// <doc:Operating>.
public struct TraceConfiguration: Sendable {
    /// Whether tracing is off. Wrappers only call their original functions then.
    public var isDisabled = false
    /// The name of the service. If it is nil, the name in ``resourceAttributes`` is used, or else `unknown_service:`
    /// and the executable's name.
    public var serviceName: String?
    /// The attributes of the service, in addition to the detected ones of the process and its host.
    public var resourceAttributes: TraceAttributes = [:]
    /// The detectors whose attributes are left out.
    public var disabledResourceDetectors: [TraceResourceDetector] = []
    /// The headers that carry traces from service to service.
    public var propagators = TracePropagators.w3c
    public var sampler = TraceSampler.parentBased(root: .always)
    /// The greatest number of traces that are recorded per second, including those that a caller asks for; nil sets no
    /// limit.
    public var sampleRateMax: Double?
    /// The operations that are left out of traces or metrics; nil leaves out none.
    public var filter: TraceFilter?
    /// Whether an unsampled trace is exported if it failed in this process.
    public var keepsErrors = false
    /// The duration beyond which an unsampled trace is exported; nil switches this rule off.
    public var keepSlowerThan: Duration?
    public var exporters: [TraceExporter] = []
    public var batching = TraceBatching()
    public var metrics = TraceMetrics()
    public var limits = TraceSpanLimits()
    /// Names whose values are redacted, besides those that always are: see <doc:WhatIsRedacted>.
    public var redactedNames: [String] = []
    /// Names whose values are not redacted although one of their words is sensitive.
    public var unredactedNames: [String] = []
    /// Whether an error that does not describe itself is recorded with all that it holds, and not by type and case.
    public var recordsErrorDetails = false
    public var conventions = TraceConventions()
    /// The database system of operations whose annotation names none, such as `postgresql`.
    public var databaseSystem: String?
    /// The database of operations whose annotation names none.
    public var databaseNamespace: String?
    /// The names of the baggage entries that each span of a trace records as attributes.
    public var baggageAttributes: [String] = []
    /// Whether a span records its place in the source code, in attributes named `code.…`.
    public var recordsSource = true
    /// Whether the console shows the place in the source code.
    public var printsSource = false
    /// Whether each operation's calls, errors and durations are counted, sampled or not.
    public var countsOperations = false
    /// Whether shutdown prints the statistics of the operations.
    public var printsSummary = false
    public var logLevel = TraceLogLevel.info
    /// Returns the status of an error that does not conform to ``TraceHTTPError``; nil if the error has none.
    public var httpStatus: @Sendable (any Error) -> Int? = { _ in nil }
    /// The context of another tracing library, which then records into this system; nil for none. A bridge sets it.
    public var bridgedContext: (any TraceBridgedContext)?
    /// The tracer of another library, which samples, records and propagates the spans; nil for none. The exporters get
    /// no spans then. A bridge sets it together with ``bridgedContext``.
    public var foreignTracer: (any TraceForeignTracer)?
    /// The invalid environment variables, and values that were set in code and are not in their range. They are printed
    /// on standard error when tracing starts.
    public internal(set) var problems: [TraceConfigurationProblem] = []

    /// Creates a configuration that records all traces and has no exporters.
    public init() {}

    /// The configuration of a disabled system. Its sampler matters if another system of the process switches the
    /// wrappers on.
    static var nothing: TraceConfiguration {
        var configuration = TraceConfiguration()
        configuration.isDisabled = true
        configuration.sampler = .never
        return configuration
    }

}
