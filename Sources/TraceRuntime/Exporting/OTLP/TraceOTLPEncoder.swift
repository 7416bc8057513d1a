/// Encodes batches as OpenTelemetry's `ExportTraceServiceRequest`, for exporters of your own that carry it another way
/// than by HTTP: https://opentelemetry.io/docs/specs/otlp/
///
/// Make one and keep it: it remembers what the spans of each annotation have in common.
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
