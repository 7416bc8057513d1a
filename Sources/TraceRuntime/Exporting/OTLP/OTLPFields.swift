// The fields of OpenTelemetry's protocol. The protobuf encoder uses the numbers, the JSON encoder the names.
//
// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto
// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/resource/v1/resource.proto
// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/collector/trace/v1/trace_service.proto
//
// The messages round spans and round metrics have the same numbers, and other names in JSON: see OTLPMetricFields.

/// A field of a message: its number in protobuf, its name in JSON.
struct OTLPField {
    let number: UInt8
    let name: StaticString

    init(_ number: UInt8, _ name: StaticString) {
        self.number = number
        self.name = name
    }
}

enum OTLP {
    /// The fields of the messages round the exported items, from the request inwards.
    struct Request {
        let resources: OTLPField
        let scopes: OTLPField
        let items: OTLPField
        /// Whether the items have the stable names always, as the schema says.
        let followsSchema: Bool

        static let spans = Request(
            resources: OTLPField(1, "resourceSpans"), scopes: OTLPField(2, "scopeSpans"), items: OTLPField(2, "spans"),
            followsSchema: false)
    }

    enum ExportResponse {
        static let partialSuccess = OTLPField(1, "partialSuccess")
    }

    enum PartialSuccess {
        static let rejectedSpans = OTLPField(1, "rejectedSpans")
        static let errorMessage = OTLPField(2, "errorMessage")
    }

    enum ResourceItems {
        static let resource = OTLPField(1, "resource")
        static let schema = OTLPField(3, "schemaUrl")
    }

    enum Resource {
        static let attributes = OTLPField(1, "attributes")
    }

    enum ScopeItems {
        static let scope = OTLPField(1, "scope")
        static let schema = OTLPField(3, "schemaUrl")
    }

    enum Scope {
        static let name = OTLPField(1, "name")
        static let version = OTLPField(2, "version")
    }

    enum Span {
        static let traceID = OTLPField(1, "traceId")
        static let spanID = OTLPField(2, "spanId")
        static let traceState = OTLPField(3, "traceState")
        static let parentSpanID = OTLPField(4, "parentSpanId")
        static let name = OTLPField(5, "name")
        static let kind = OTLPField(6, "kind")
        static let startTime = OTLPField(7, "startTimeUnixNano")
        static let endTime = OTLPField(8, "endTimeUnixNano")
        static let attributes = OTLPField(9, "attributes")
        static let droppedAttributeCount = OTLPField(10, "droppedAttributesCount")
        static let events = OTLPField(11, "events")
        static let droppedEventCount = OTLPField(12, "droppedEventsCount")
        static let links = OTLPField(13, "links")
        static let droppedLinkCount = OTLPField(14, "droppedLinksCount")
        static let status = OTLPField(15, "status")
        static let flags = OTLPField(16, "flags")
    }

    enum Event {
        static let time = OTLPField(1, "timeUnixNano")
        static let name = OTLPField(2, "name")
        static let attributes = OTLPField(3, "attributes")
        static let droppedAttributeCount = OTLPField(4, "droppedAttributesCount")
    }

    enum Link {
        static let traceID = OTLPField(1, "traceId")
        static let spanID = OTLPField(2, "spanId")
        static let traceState = OTLPField(3, "traceState")
        static let attributes = OTLPField(4, "attributes")
        static let droppedAttributeCount = OTLPField(5, "droppedAttributesCount")
        static let flags = OTLPField(6, "flags")
    }

    enum Status {
        static let message = OTLPField(2, "message")
        static let code = OTLPField(3, "code")
    }

    enum KeyValue {
        static let key = OTLPField(1, "key")
        static let value = OTLPField(2, "value")
    }

    enum AnyValue {
        static let string = OTLPField(1, "stringValue")
        static let bool = OTLPField(2, "boolValue")
        static let int = OTLPField(3, "intValue")
        static let double = OTLPField(4, "doubleValue")
        static let array = OTLPField(5, "arrayValue")
    }

    enum ArrayValue {
        static let values = OTLPField(1, "values")
    }
}

// MARK: - Numbers of enums, and bits

extension TraceSpanKind {
    /// The number in the enum `SpanKind`.
    var otlpNumber: UInt64 {
        switch self {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }
}

extension TraceSpanStatus {
    /// The number in the enum `StatusCode`.
    var otlpNumber: UInt64 {
        switch self {
        case .unset: 0
        case .ok: 1
        case .error: 2
        }
    }

    var message: String {
        if case .error(let message) = self { message } else { "" }
    }
}

extension TraceFlags {
    /// Returns `SpanFlags`. The lowest eight bits are the W3C flags. Two further bits say that `isRemote` is known, and
    /// its value.
    func otlpFlags(isRemote: Bool) -> UInt32 {
        UInt32(rawValue) | 0x100 | (isRemote ? 0x200 : 0)
    }
}
