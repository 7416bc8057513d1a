/// The part of the configuration that a recorder obeys.
struct RecorderSettings: Sendable {
    var sampler: TraceSampler
    /// In traces a second; nil sets no limit.
    var sampleRateMax: Double?
    /// Whether tail sampling keeps a trace that failed.
    var keepsErrors: Bool
    /// Whether tail sampling keeps a trace that took longer; nil keeps none for that.
    var keepSlowerThan: Duration?
    /// Whether each call is counted, sampled or not.
    var countsCalls: Bool
    var propagators: TracePropagators
    var limits: TraceSpanLimits
    /// Those that the configuration calls secret.
    var names: SensitiveNames
    /// The status of an error that does not conform to ``TraceHTTPError``; nil where it has none.
    var httpStatus: @Sendable (any Error) -> Int?

    /// Whether traces that are not sampled are recorded, since tail sampling may keep them.
    var keepsUnsampled: Bool { keepsErrors || keepSlowerThan != nil }

    func httpStatus(of error: any Error) -> Int? {
        (error as? any TraceHTTPError)?.httpStatus ?? httpStatus(error)
    }
}
