/// The receiver's report on a batch that it accepted: https://opentelemetry.io/docs/specs/otlp/#partial-success-1
struct DeliveryReport: Sendable, Hashable {
    /// The number of spans or points that it refused.
    var rejected = 0
    /// The reason, or another message.
    var message = ""
}

extension DeliveryReport {
    /// Reads the report. A body that cannot be parsed means that the whole batch was accepted.
    init(_ response: OTLPResponse) {
        self = (response.isJSON ? Self(json: response.body) : Self(protobuf: response.body)) ?? Self()
    }

    private init?(protobuf bytes: [UInt8]) {
        var response = ProtobufReader(bytes)
        while let field = response.next() {
            guard case .bytes(OTLP.ExportResponse.partialSuccess.number, let body) = field else { continue }
            var partial = ProtobufReader(body)
            while let field = partial.next() {
                switch field {
                case .number(OTLP.PartialSuccess.rejectedSpans.number, let count):
                    rejected = Int(clamping: Int64(bitPattern: count))
                case .bytes(OTLP.PartialSuccess.errorMessage.number, let text):
                    message = String(decoding: text, as: UTF8.self)
                default: continue
                }
            }
            guard partial.isAtEnd else { return nil }
        }
        guard response.isAtEnd else { return nil }
    }
}
