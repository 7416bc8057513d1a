/// The settings that turn a span's record into a ``FinishedTraceSpan``.
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
    /// The names of the baggage entries that each span of a trace records.
    let baggageNames: [String]
    /// Whether a span records its place in the source code.
    let recordsSource: Bool
}
