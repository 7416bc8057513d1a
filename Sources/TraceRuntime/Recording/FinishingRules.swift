/// What it takes to read a record as a finished span.
struct FinishingRules: Sendable {
    let timescale: TraceTimescale
    let settings: FinishingSettings
}

/// The part of the configuration by which a record is read.
struct FinishingSettings: Sendable {
    let limits: TraceSpanLimits
    let conventions: TraceConventions
    /// Those that the configuration calls secret.
    let names: SensitiveNames
}
