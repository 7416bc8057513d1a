/// The settings that turn a span's record into a ``FinishedTraceSpan``.
struct FinishingRules: Sendable {
    let timescale: TraceTimescale
    let settings: FinishingSettings
}

/// The part of the configuration by which a record is read.
struct FinishingSettings: Sendable {
    let limits: TraceSpanLimits
    let conventions: TraceConventions
    /// The attributes of database operations whose annotations do not say them.
    let databaseAttributes: [TraceAttribute]
    /// Those that the configuration calls secret.
    let names: SensitiveNames
    /// The names of the baggage entries that each span of a trace records.
    let baggageNames: [String]
    /// Whether a span records its place in the source code.
    let recordsSource: Bool
}

extension SiteContent {
    /// Returns the attributes that every span of the site has, masked and cut.
    func constantAttributes(by settings: FinishingSettings) -> [TraceAttribute] {
        let own = constantAttributes(under: settings.names, upTo: settings.limits.text)
        if metric != .database || settings.databaseAttributes.isEmpty { return own }
        let redaction = redaction(under: settings.names)
        return own
            + settings.databaseAttributes.filter { general in !own.contains { $0.key == general.key } }
            .map { redaction.masked($0, upTo: settings.limits.text) }
    }
}
