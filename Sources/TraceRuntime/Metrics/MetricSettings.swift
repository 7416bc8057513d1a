/// The part of the configuration by which calls become metrics.
struct MetricSettings: Sendable {
    /// The scheme of the server's URLs.
    let scheme: String
    /// Those that the configuration calls secret.
    let names: SensitiveNames
    let textLimit: TextLimit
}
