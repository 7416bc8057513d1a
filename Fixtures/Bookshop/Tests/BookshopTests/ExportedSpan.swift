import Foundation

/// A span as it left a process: read from OTLP's JSON, by nothing that wrote it.
///
/// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
struct ExportedSpan: Hashable {
    let service: String
    let traceID: String
    let spanID: String
    let parentID: String?
    let name: String
    let kind: Int
    let start: UInt64
    let end: UInt64
    let attributes: [String: String]
    let statusCode: Int
    let events: [Event]
    let links: [Link]

    struct Event: Hashable {
        let name: String
        let attributes: [String: String]
    }

    struct Link: Hashable {
        let traceID: String
        let spanID: String
    }

    /// The spans in `lines`, each line an `ExportTraceServiceRequest`.
    static func read(_ lines: Data) throws -> [ExportedSpan] {
        try lines.split(separator: UInt8(ascii: "\n")).flatMap { line in
            try JSONDecoder().decode(Request.self, from: line).spans
        }
    }
}

/// The messages of OTLP, as far as these tests read them.
private struct Request: Decodable {
    let resourceSpans: [ResourceSpans]

    struct ResourceSpans: Decodable {
        let resource: Resource
        let scopeSpans: [ScopeSpans]
    }
    struct Resource: Decodable { let attributes: [Attribute] }
    struct ScopeSpans: Decodable { let spans: [Span] }
    struct Span: Decodable {
        let traceId: String
        let spanId: String
        let parentSpanId: String?
        let name: String
        let kind: Int
        let startTimeUnixNano: String
        let endTimeUnixNano: String
        let attributes: [Attribute]?
        let events: [Event]?
        let links: [Link]?
        let status: Status?
    }
    struct Event: Decodable {
        let name: String
        let attributes: [Attribute]?
    }
    struct Link: Decodable {
        let traceId: String
        let spanId: String
    }
    struct Status: Decodable { let code: Int? }
    struct Attribute: Decodable {
        let key: String
        let value: Value
    }
    struct Value: Decodable {
        let stringValue: String?
        let intValue: String?
        let doubleValue: Double?
        let boolValue: Bool?
        let arrayValue: Array?

        struct Array: Decodable { let values: [Value] }

        var text: String {
            stringValue ?? intValue ?? doubleValue.map { "\($0)" } ?? boolValue.map { "\($0)" }
                ?? arrayValue.map { "[" + $0.values.map(\.text).joined(separator: ", ") + "]" } ?? "nothing"
        }
    }

    var spans: [ExportedSpan] {
        resourceSpans.flatMap { resource in
            let service = resource.resource.attributes.first { $0.key == "service.name" }?.value.text ?? "nobody"
            return resource.scopeSpans.flatMap(\.spans).map { span in
                ExportedSpan(
                    service: service, traceID: span.traceId, spanID: span.spanId,
                    parentID: span.parentSpanId.flatMap { $0.isEmpty ? nil : $0 }, name: span.name, kind: span.kind,
                    start: UInt64(span.startTimeUnixNano) ?? 0, end: UInt64(span.endTimeUnixNano) ?? 0,
                    attributes: span.attributes.texts, statusCode: span.status?.code ?? 0,
                    events: (span.events ?? []).map { .init(name: $0.name, attributes: $0.attributes.texts) },
                    links: (span.links ?? []).map { .init(traceID: $0.traceId, spanID: $0.spanId) })
            }
        }
    }
}

extension [Request.Attribute]? {
    fileprivate var texts: [String: String] {
        Dictionary((self ?? []).map { ($0.key, $0.value.text) }) { first, second in "\(first) and again \(second)" }
    }
}
