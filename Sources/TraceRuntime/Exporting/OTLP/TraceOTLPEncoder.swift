/// An encoder of batches as OpenTelemetry's `ExportTraceServiceRequest`, for your own exporters that do not use HTTP:
/// https://opentelemetry.io/docs/specs/otlp/
///
/// Create it once and keep it: it stores the encoded constant data of each annotation.
public struct TraceOTLPEncoder: Sendable {
    private let form: Form

    private enum Form {
        case protobuf(OTLPProtobufEncoder)
        case json(OTLPJSONEncoder)
    }

    init(_ encoding: TraceOTLPOptions.Encoding, resource: TraceResource) {
        form =
            switch encoding {
            case .protobuf: .protobuf(OTLPProtobufEncoder(resource: resource))
            case .json: .json(OTLPJSONEncoder(resource: resource))
            }
    }

    public func encode(_ batch: borrowing TraceSpanBatch) -> [UInt8] {
        switch form {
        case .protobuf(let encoder): encoder.encode(batch)
        case .json(let encoder): encoder.encode(batch.spans)
        }
    }
}
