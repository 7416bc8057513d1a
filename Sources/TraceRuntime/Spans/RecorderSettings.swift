/// The part of the configuration that a recorder uses.
struct RecorderSettings: Sendable {
    var sampler: TraceSampler
    /// The limit on sampled traces per second; nil sets no limit.
    var sampleRateMax: Double?
    /// The operations that are left out; nil if there are none.
    var filter: TraceFilter?
    /// Whether tail sampling keeps a trace that failed.
    var keepsErrors: Bool
    /// The duration beyond which tail sampling keeps a trace; nil switches this rule off.
    var keepSlowerThan: Duration?
    /// Whether each call is counted in the live statistics, sampled or not.
    var countsOperations: Bool
    /// Whether each call is counted in the metrics, sampled or not.
    var countsMetrics: Bool
    /// The tracer of another library, which records the spans in place of the exporters; nil for none.
    var foreignTracer: (any TraceForeignTracer)?
    var propagators: TracePropagators
    var limits: TraceSpanLimits
    /// Whether routes record how a request reached them. It costs what the older names need not pay.
    var recordsConnections: Bool
    /// Those that the configuration calls secret.
    var names: SensitiveNames
    /// Whether errors without a description of their own are recorded with the values that they hold.
    var recordsErrorDetails: Bool
    /// Returns the status of an error that does not conform to ``TraceHTTPError``; nil if it has none.
    var httpStatus: @Sendable (any Error) -> Int?

    /// Whether each call is counted, sampled or not.
    var countsCalls: Bool { countsOperations || countsMetrics }

    /// Whether a child of a recorded span may be something else than a recorded span of this system.
    var mayDivert: Bool { filter != nil || foreignTracer != nil }

    /// Whether unsampled traces are recorded, because tail sampling may keep them.
    var keepsUnsampled: Bool { keepsErrors || keepSlowerThan != nil }

    func httpStatus(of error: any Error) -> Int? {
        (ErrorKind.of(error).isHTTP ? (error as? any TraceHTTPError)?.traceStatus : nil) ?? httpStatus(error)
    }
}
