/// The settings for metrics, which count every call, sampled or not: see <doc:Metrics>.
///
/// https://opentelemetry.io/docs/specs/otel/metrics/sdk/#periodic-exporting-metricreader
public struct TraceMetrics: Sendable {
    /// The destinations. Without any, nothing is counted for metrics.
    public var exporters: [Exporter] = []
    /// The time between two exports.
    public var interval = Duration.seconds(60)
    /// The time limit for an export, retries included.
    public var timeout = Duration.seconds(30)
    /// The scheme by which clients reach this server, for the attribute `url.scheme`. A server behind a proxy that
    /// ends TLS does not know it.
    public var scheme = Scheme.http

    public init() {}

    /// A destination for metrics.
    public enum Exporter: Sendable, Hashable {
        /// Lines on standard output, for people.
        case console
        /// A collector, or any other receiver of OpenTelemetry's protocol: see ``TraceOTLPOptions/metrics``.
        case otlp(TraceOTLPOptions)
    }

    /// The raw value is the name in `TRACE_URL_SCHEME`.
    public enum Scheme: String, Sendable, Hashable, CaseIterable {
        case http
        case https
    }
}
