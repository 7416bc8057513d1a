/// How spans are sent to an OTLP receiver: https://opentelemetry.io/docs/specs/otel/protocol/exporter/
public struct TraceOTLPOptions: Sendable, Hashable {
    public var endpoint = TraceEndpoint.localhost
    /// Sent with each request. What is no header, since it holds a line break for instance, is left out and reported.
    public var headers: [String: String] = [:]
    /// For each attempt to send a batch.
    public var timeout = Duration.seconds(10)
    public var encoding = Encoding.protobuf
    /// How long to wait before a batch is sent a second time; each further time is twice as long.
    var retryDelayFirst = Duration.seconds(1)

    public init() {}

    /// The body's form. The raw value is the protocol's name in `OTEL_EXPORTER_OTLP_PROTOCOL`.
    public enum Encoding: String, Sendable, Hashable, CaseIterable {
        case protobuf = "http/protobuf"
        case json = "http/json"
    }
}

// Headers hold credentials, so whoever prints a configuration must not print their values.
extension TraceOTLPOptions: CustomStringConvertible, CustomReflectable {
    public var description: String {
        "\(encoding.rawValue) to \(endpoint), headers \(headers.keys.sorted()), timeout \(timeout)"
    }

    public var customMirror: Mirror { Mirror(self, children: ["options": description]) }
}
