/// What it takes to read a record as a finished span.
struct FinishingRules: Sendable {
    let timescale: TraceTimescale
    let limits: TraceSpanLimits
    let conventions: TraceConventions
}
