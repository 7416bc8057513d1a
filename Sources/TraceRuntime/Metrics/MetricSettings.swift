/// The part of the configuration by which calls become metrics.
struct MetricSettings: Sendable {
    /// The scheme of the server's URLs.
    let scheme: String
    /// The attributes of database operations whose annotations do not say them.
    let databaseAttributes: [TraceAttribute]
    /// Those that the configuration calls secret.
    let names: SensitiveNames
    let textLimit: TextLimit
}
