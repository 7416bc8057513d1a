/// The options for sending spans or metrics to an OTLP receiver: https://opentelemetry.io/docs/specs/otel/protocol/exporter/
public struct TraceOTLPOptions: Sendable, Hashable {
    public var endpoint = TraceEndpoint.localhost
    /// The headers of each request. An invalid header, such as one with a line break, is left out and reported.
    public var headers: [String: String] = [:]
    /// The time limit for each attempt to send a batch.
    public var timeout = Duration.seconds(10)
    public var encoding = Encoding.protobuf
    /// The compression of the request body. `gzip` needs zlib on the system; a missing one is reported.
    public var compression = Compression.none
    /// The time to wait before the second attempt. It doubles with each further attempt.
    var retryDelayFirst = Duration.seconds(1)

    public init() {}

    /// The options for sending metrics to a collector on this host.
    public static var metrics: TraceOTLPOptions {
        var options = TraceOTLPOptions()
        options.endpoint = TraceEndpoint(base: "http://localhost:4318", signal: "metrics")!
        return options
    }

    /// The encoding of the request body. The raw value is the name in `OTEL_EXPORTER_OTLP_PROTOCOL`.
    public enum Encoding: String, Sendable, Hashable, CaseIterable {
        case protobuf = "http/protobuf"
        case json = "http/json"
    }

    /// The raw value is the name in `OTEL_EXPORTER_OTLP_COMPRESSION`.
    public enum Compression: String, Sendable, Hashable, CaseIterable {
        case none
        case gzip
    }
}

extension TraceOTLPOptions {
    /// The function that compresses a body, as ``compression`` selects it.
    var compressor: @Sendable ([UInt8]) -> [UInt8] {
        guard compression == .gzip, let gzip = Gzip.system else { return { $0 } }
        return { gzip.compressed($0) }
    }

    /// Switches compression off if the system cannot compress. Returns a description of what is missing; nil if nothing
    /// is.
    mutating func limitCompression(_ gzip: Gzip? = .system) -> String? {
        guard compression == .gzip, gzip == nil else { return nil }
        compression = .none
        return "\"gzip\" needs zlib (libz), which is not found on this system"
    }
}

// Headers may hold credentials, so printing a configuration must not show their values.
extension TraceOTLPOptions: CustomStringConvertible, CustomReflectable {
    public var description: String {
        "\(encoding.rawValue) to \(endpoint), headers \(headers.keys.sorted()), timeout \(timeout)"
    }

    public var customMirror: Mirror { Mirror(self, children: ["options": description]) }
}
