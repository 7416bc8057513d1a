/// An encoder that writes a batch as an `ExportTraceServiceRequest` in protobuf:
/// https://opentelemetry.io/docs/specs/otlp/#binary-protobuf-encoding
///
/// Each message's fields are written in descending order of their numbers, because the writer works backwards.
final class OTLPProtobufEncoder: Sendable {
    private let resource: TraceResource
    private let state = TraceMutex(State())

    private struct State: ~Copyable {
        var sites = EncodedSites()
        /// The writer of all batches, so that its memory is allocated once.
        var writer = ProtobufWriter(capacity: 64 << 10)
    }

    init(resource: TraceResource) { self.resource = resource }

    /// Encodes a batch. Most spans are encoded directly from their records, the others from their values. The bytes are
    /// the same either way.
    func encode(_ batch: borrowing TraceSpanBatch) -> [UInt8] {
        guard let recorded = batch.recorded else { return encode(batch.spans) }
        let context = ProtobufWriter.RecordedContext(recorded.rules)
        return state.withLock { state in
            state.writer.clear()
            state.writer.request(.spans, resource) { writer in
                for slot in recorded.slots.reversed() {
                    writer.message(OTLP.Request.spans.items) { writer in
                        if !writer.fields(of: slot, context, &state.sites) {
                            writer.fields(of: slot.record.finished(by: recorded.rules))
                        }
                    }
                }
            }
            return state.writer.bytes
        }
    }

    func encode(_ spans: [FinishedTraceSpan]) -> [UInt8] {
        ProtobufWriter.bytes { writer in
            writer.request(.spans, resource) { writer in
                writer.messages(OTLP.Request.spans.items, spans) { $0.fields(of: $1) }
            }
        }
    }
}

extension ProtobufWriter {
    /// Writes a request with the items that a closure writes.
    mutating func request(
        _ request: OTLP.Request, _ resource: TraceResource, _ writeItems: (inout ProtobufWriter) -> Void
    ) {
        message(request.resources) { writer in
            writer.text(OTLP.ResourceItems.schema, TraceResource.schema)
            writer.message(request.scopes) { writer in
                if request.followsSchema { writer.text(OTLP.ScopeItems.schema, TraceResource.schema) }
                writeItems(&writer)
                writer.message(OTLP.ScopeItems.scope) { writer in
                    writer.text(OTLP.Scope.version, InstrumentationScope.version)
                    writer.text(OTLP.Scope.name, InstrumentationScope.name)
                }
            }
            writer.message(OTLP.ResourceItems.resource) { writer in
                writer.attributes(OTLP.Resource.attributes, resource.attributes)
            }
        }
    }

    fileprivate mutating func fields(of span: borrowing FinishedTraceSpan) {
        fixed32(OTLP.Span.flags, span.context.flags.otlpFlags(isRemote: span.isParentRemote))
        fields(of: span.status)
        number(OTLP.Span.droppedLinkCount, UInt64(span.droppedLinkCount))
        messages(OTLP.Span.links, span.links) { $0.fields(of: $1) }
        number(OTLP.Span.droppedEventCount, UInt64(span.droppedEventCount))
        messages(OTLP.Span.events, span.events) { $0.fields(of: $1) }
        number(OTLP.Span.droppedAttributeCount, UInt64(span.droppedAttributeCount))
        attributes(OTLP.Span.attributes, span.exportedAttributes)
        fixed64(OTLP.Span.endTime, span.endTime)
        fixed64(OTLP.Span.startTime, span.startTime)
        number(OTLP.Span.kind, span.kind.otlpNumber)
        text(OTLP.Span.name, span.name)
        if let parentSpanID = span.parentSpanID { id(OTLP.Span.parentSpanID, parentSpanID) }
        text(OTLP.Span.traceState, span.context.state.header)
        id(OTLP.Span.spanID, span.context.spanID)
        id(OTLP.Span.traceID, span.context.traceID)
    }

    mutating func fields(of status: TraceSpanStatus) {
        guard status != .unset else { return }
        message(OTLP.Span.status) { writer in
            writer.number(OTLP.Status.code, status.otlpNumber)
            writer.text(OTLP.Status.message, status.message)
        }
    }

    mutating func fields(of event: borrowing TraceEvent) {
        number(OTLP.Event.droppedAttributeCount, UInt64(event.droppedAttributeCount))
        attributes(OTLP.Event.attributes, event.attributes)
        text(OTLP.Event.name, event.name)
        fixed64(OTLP.Event.time, event.time)
    }

    private mutating func fields(of link: borrowing TraceLink) {
        fixed32(OTLP.Link.flags, link.context.flags.otlpFlags(isRemote: link.context.isRemote))
        number(OTLP.Link.droppedAttributeCount, UInt64(link.droppedAttributeCount))
        attributes(OTLP.Link.attributes, link.attributes)
        text(OTLP.Link.traceState, link.context.state.header)
        id(OTLP.Link.spanID, link.context.spanID)
        id(OTLP.Link.traceID, link.context.traceID)
    }

    mutating func attributes(_ field: OTLPField, _ attributes: borrowing [TraceAttribute]) {
        messages(field, attributes) { writer, attribute in
            writer.message(OTLP.KeyValue.value) { $0.field(of: attribute.value) }
            writer.text(OTLP.KeyValue.key, attribute.key.name)
        }
    }

    /// Writes the only field of an `AnyValue`.
    mutating func field(of value: borrowing TraceAttributeValue) {
        switch value {
        case .string(let text): presentText(OTLP.AnyValue.string, text)
        case .bool(let value): presentNumber(OTLP.AnyValue.bool, value ? 1 : 0)
        case .int(let value): presentNumber(OTLP.AnyValue.int, UInt64(bitPattern: value))
        case .double(let value): presentFixed64(OTLP.AnyValue.double, value.bitPattern)
        case .strings(let values): array(values) { $0.presentText(OTLP.AnyValue.string, $1) }
        case .bools(let values): array(values) { $0.presentNumber(OTLP.AnyValue.bool, $1 ? 1 : 0) }
        case .ints(let values): array(values) { $0.presentNumber(OTLP.AnyValue.int, UInt64(bitPattern: $1)) }
        case .doubles(let values): array(values) { $0.presentFixed64(OTLP.AnyValue.double, $1.bitPattern) }
        }
    }

    private mutating func array<Element>(
        _ values: borrowing [Element], _ write: (inout ProtobufWriter, borrowing Element) -> Void
    ) {
        message(OTLP.AnyValue.array) { $0.messages(OTLP.ArrayValue.values, values, write) }
    }
}
