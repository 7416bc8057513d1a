/// An encoder that writes a batch as an `ExportTraceServiceRequest` in JSON:
/// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
///
/// Ids are hexadecimal, enums are numbers, 64-bit integers are strings. Fields with their default value are left out.
struct OTLPJSONEncoder: Sendable {
    let resource: TraceResource

    func encode(_ spans: [FinishedTraceSpan]) -> [UInt8] {
        JSONWriter.request(.spans, resource, spans) { $0.members(of: $1) }
    }
}

extension JSONWriter {
    /// Returns a request with items.
    static func request<Item>(
        _ request: OTLP.Request, _ resource: TraceResource, _ items: [Item], _ members: (inout JSONWriter, Item) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.objects(request.resources, [items]) { writer, items in
                writer.name(OTLP.ResourceItems.resource.name)
                writer.object { $0.attributes(OTLP.Resource.attributes, resource.attributes) }
                writer.objects(request.scopes, [items]) { writer, items in
                    writer.name(OTLP.ScopeItems.scope.name)
                    writer.object { writer in
                        writer.text(OTLP.Scope.name, InstrumentationScope.name)
                        writer.text(OTLP.Scope.version, InstrumentationScope.version)
                    }
                    writer.objects(request.items, items, members)
                    if request.followsSchema { writer.text(OTLP.ScopeItems.schema, TraceResource.schema) }
                }
                writer.text(OTLP.ResourceItems.schema, TraceResource.schema)
            }
        }
        return writer.bytes
    }

    fileprivate mutating func members(of span: FinishedTraceSpan) {
        text(OTLP.Span.traceID, span.context.traceID.description)
        text(OTLP.Span.spanID, span.context.spanID.description)
        text(OTLP.Span.traceState, span.context.state.header)
        text(OTLP.Span.parentSpanID, span.parentSpanID?.description ?? "")
        text(OTLP.Span.name, span.name)
        number(OTLP.Span.kind, span.kind.otlpNumber)
        text(OTLP.Span.startTime, String(span.startTime))
        text(OTLP.Span.endTime, String(span.endTime))
        attributes(OTLP.Span.attributes, span.exportedAttributes)
        number(OTLP.Span.droppedAttributeCount, span.droppedAttributeCount)
        objects(OTLP.Span.events, span.events) { $0.members(of: $1) }
        number(OTLP.Span.droppedEventCount, span.droppedEventCount)
        objects(OTLP.Span.links, span.links) { $0.members(of: $1) }
        number(OTLP.Span.droppedLinkCount, span.droppedLinkCount)
        if span.status != .unset {
            name(OTLP.Span.status.name)
            object { writer in
                writer.text(OTLP.Status.message, span.status.message)
                writer.number(OTLP.Status.code, span.status.otlpNumber)
            }
        }
        number(OTLP.Span.flags, span.context.flags.otlpFlags(isRemote: span.isParentRemote))
    }

    fileprivate mutating func members(of event: TraceEvent) {
        text(OTLP.Event.time, String(event.time))
        text(OTLP.Event.name, event.name)
        attributes(OTLP.Event.attributes, event.attributes)
        number(OTLP.Event.droppedAttributeCount, event.droppedAttributeCount)
    }

    fileprivate mutating func members(of link: TraceLink) {
        text(OTLP.Link.traceID, link.context.traceID.description)
        text(OTLP.Link.spanID, link.context.spanID.description)
        text(OTLP.Link.traceState, link.context.state.header)
        attributes(OTLP.Link.attributes, link.attributes)
        number(OTLP.Link.droppedAttributeCount, link.droppedAttributeCount)
        number(OTLP.Link.flags, link.context.flags.otlpFlags(isRemote: link.context.isRemote))
    }

    mutating func attributes(_ field: OTLPField, _ attributes: [TraceAttribute]) {
        objects(field, attributes) { writer, attribute in
            writer.name(OTLP.KeyValue.key.name)
            writer.string(attribute.key.name)
            writer.name(OTLP.KeyValue.value.name)
            writer.object { $0.member(of: attribute.value) }
        }
    }

    /// Writes the only member of an `AnyValue`.
    private mutating func member(of value: TraceAttributeValue) {
        switch value {
        case .string(let text):
            name(OTLP.AnyValue.string.name)
            string(text)
        case .bool(let value):
            name(OTLP.AnyValue.bool.name)
            bool(value)
        case .int(let value):
            name(OTLP.AnyValue.int.name)
            string(String(value))
        case .double(let value):
            name(OTLP.AnyValue.double.name)
            double(value)
        case .strings(let values): array(values.map(TraceAttributeValue.string))
        case .bools(let values): array(values.map(TraceAttributeValue.bool))
        case .ints(let values): array(values.map(TraceAttributeValue.int))
        case .doubles(let values): array(values.map(TraceAttributeValue.double))
        }
    }

    private mutating func array(_ values: [TraceAttributeValue]) {
        name(OTLP.AnyValue.array.name)
        object { $0.objects(OTLP.ArrayValue.values, values) { $0.member(of: $1) } }
    }
}

// MARK: - Fields

extension JSONWriter {
    mutating func text(_ field: OTLPField, _ text: String) {
        guard !text.isEmpty else { return }
        name(field.name)
        string(text)
    }

    mutating func number(_ field: OTLPField, _ value: some BinaryInteger) {
        guard value != 0 else { return }
        name(field.name)
        integer(value)
    }

    mutating func objects<Element>(
        _ field: OTLPField, _ elements: [Element], _ members: (inout JSONWriter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        name(field.name)
        array { writer in
            for element in elements { writer.object { members(&$0, element) } }
        }
    }
}
