import Foundation
import Testing
@testable import TraceRuntime

/// The bytes are described in `Fixtures/OTLP`, and checked there by PyPI's opentelemetry-proto.
@Suite("OTLP")
struct OTLPEncoderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let resource: [TraceAttribute]
        let spans: [FinishedTraceSpan]

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "Minimal", resource: [TraceAttribute("service.name", "shop")], spans: [.minimal]),
        Case(name: "Everything", resource: [TraceAttribute("service.name", "shop")], spans: [.everything, .child]),
        Case(name: "Values", resource: [], spans: [.values]),
    ]

    @Test("Spans become the bytes of the fixture in protobuf", arguments: cases)
    func protobuf(_ example: Case) throws {
        let encoder = OTLPProtobufEncoder(resource: TraceResource(attributes: example.resource))
        let expected = try String(contentsOf: fixture(example.name + ".hex"), encoding: .utf8)
        #expect(hexadecimal(encoder.encode(example.spans)) == expected)
    }

    @Test("Spans become the text of the fixture in JSON", arguments: cases)
    func json(_ example: Case) throws {
        let encoder = OTLPJSONEncoder(resource: TraceResource(attributes: example.resource))
        try expect(encoder.encode(example.spans), in: fixture(example.name + ".json"))
    }

    private func expect(_ bytes: [UInt8], in file: URL) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        guard try String(contentsOf: file, encoding: .utf8) != text else { return }
        Issue.record("\(file.lastPathComponent) differs:\n\(text)")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    @Test("Metrics become the bytes of the fixture in protobuf")
    func metricsInProtobuf() throws {
        let expected = try String(contentsOf: fixture("Metrics.hex"), encoding: .utf8)
        #expect(hexadecimal(metricEncoder(.protobuf).encode(.everything)) == expected)
    }

    @Test("Metrics become the text of the fixture in JSON")
    func metricsInJSON() throws {
        try expect(metricEncoder(.json).encode(.everything), in: fixture("Metrics.json"))
    }

    @Test("Points are sent in parts, each once and in its metric")
    func parts() {
        let all = MetricSnapshot.everything
        let parts = (0..<all.pointCount).map { all.part($0..<$0 + 1) }
        #expect(
            parts.map { $0.metrics.map(\.name) } == [
                ["db.client.operation.duration"], ["db.client.operation.duration"], ["sent"], ["waiting"],
            ])
        #expect(parts.flatMap { $0.metrics.flatMap(\.points) } == all.metrics.flatMap(\.points))
        #expect(all.part(0..<all.pointCount) == all)
    }

    private func metricEncoder(_ encoding: TraceOTLPOptions.Encoding) -> OTLPMetricEncoder {
        let resource = TraceResource(attributes: [TraceAttribute("service.name", "shop")])
        return OTLPMetricEncoder(encoding: encoding, resource: resource)
    }

    @Test("A batch that is larger than the initial buffer is written completely", arguments: [0, 1, 2, 3, 100, 1_000])
    func growing(count: Int) throws {
        let encoder = OTLPProtobufEncoder(resource: TraceResource(attributes: []))
        let empty = encoder.encode([])
        // The parts for resource and scope are the same in both, so the parts for the spans must be, too.
        // The resource's schema follows the spans.
        let schemaSize = 2 + TraceResource.schema.utf8.count
        let whole = encoder.encode([.values]).dropLast(schemaSize)
        let one = Array(whole.suffix(from: try #require(spanStart(in: Array(whole)))))
        let many = encoder.encode(Array(repeating: .values, count: count)).dropLast(schemaSize)
        #expect(many.suffix(one.count * count).elementsEqual(Array(repeating: one, count: count).joined()))
        #expect(many.count < empty.count + one.count * count + 20)
    }

    /// Returns the offset of the first span's field. It follows the scope, whose version comes last.
    private func spanStart(in bytes: [UInt8]) -> Int? {
        let version = Array(InstrumentationScope.version.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: version) }.map { $0 + version.count }
    }

    private func fixture(_ name: String) -> URL { packageRoot.appending(path: "Fixtures/OTLP/\(name)") }

    /// Encodes bytes with 48 bytes per line.
    private func hexadecimal(_ bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            Hexadecimal.append(UInt64(byte), digits: 2, to: &digits)
            if index % 48 == 47 || index == bytes.count - 1 { digits.append(UInt8(ascii: "\n")) }
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension FinishedTraceSpan {
    fileprivate static let traceID = TraceID(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F)!
    fileprivate static let spanID = TraceSpanID(0xF0F1_F2F3_F4F5_F6F7)!

    fileprivate static let minimal = FinishedTraceSpan(
        name: "ping", kind: .internal,
        context: TraceContext(traceID: traceID, spanID: spanID, flags: [.sampled, .random]),
        parentSpanID: nil, isParentRemote: false,
        startTime: 1_700_000_000_000_000_000, endTime: 1_700_000_000_000_000_001,
        attributes: [], droppedAttributeCount: 0, events: [], droppedEventCount: 0, links: [], droppedLinkCount: 0,
        status: .unset)

    fileprivate static let everything = FinishedTraceSpan(
        name: "GET /users/{id}", kind: .server,
        context: TraceContext(
            traceID: traceID, spanID: spanID, flags: .sampled, state: TraceState(lines: ["foo=1,bar=2"])),
        parentSpanID: TraceSpanID(0x1011_1213_1415_1617), isParentRemote: true,
        startTime: 1_700_000_000_000_000_000, endTime: 1_700_000_001_000_000_000,
        attributes: [TraceAttribute("http.route", "/users/{id}"), TraceAttribute("http.status_code", 500)],
        droppedAttributeCount: 300,
        events: [
            TraceEvent(
                name: "exception", time: 1_700_000_000_500_000_000,
                attributes: [TraceAttribute("exception.type", "PaperError")], droppedAttributeCount: 2),
            TraceEvent(name: "retry", time: 1_700_000_000_600_000_000, attributes: [], droppedAttributeCount: 0),
        ],
        droppedEventCount: 3,
        links: [
            TraceLink(
                context: TraceContext(
                    traceID: TraceID(high: .max, low: .max)!, spanID: TraceSpanID(.max)!, flags: .sampled,
                    state: TraceState(lines: ["baz=3"]), isRemote: true),
                attributes: [TraceAttribute("link", true)], droppedAttributeCount: 4),
            TraceLink(
                context: TraceContext(traceID: TraceID(high: 0, low: 1)!, spanID: TraceSpanID(1)!, flags: []),
                attributes: [], droppedAttributeCount: 0),
        ],
        droppedLinkCount: 5, status: .error("out of paper"))

    fileprivate static let child = FinishedTraceSpan(
        name: "get users", kind: .client,
        context: TraceContext(traceID: traceID, spanID: TraceSpanID(0x2021_2223_2425_2627)!, flags: .sampled),
        parentSpanID: spanID, isParentRemote: false,
        startTime: 1_700_000_000_100_000_000, endTime: 1_700_000_000_200_000_000,
        attributes: [], droppedAttributeCount: 0, events: [], droppedEventCount: 0, links: [], droppedLinkCount: 0,
        status: .ok)

    fileprivate static let values = FinishedTraceSpan(
        name: "\"värld\" \\ 🌍\n\t\r\u{1}\u{7F}\u{85}\u{2028}", kind: .producer,
        context: TraceContext(traceID: traceID, spanID: spanID, flags: []),
        parentSpanID: nil, isParentRemote: false, startTime: .max, endTime: .max,
        attributes: [
            TraceAttribute("string.empty", ""),
            TraceAttribute("string.long", .string(String(repeating: "x", count: 200))),
            TraceAttribute("bool.false", false),
            TraceAttribute("bool.true", true),
            TraceAttribute("int.zero", 0),
            TraceAttribute("int.negative", -1),
            TraceAttribute("int.min", .int(.min)),
            TraceAttribute("int.max", .int(.max)),
            TraceAttribute("double.zero", 0.0),
            TraceAttribute("double.negative.zero", -0.0),
            TraceAttribute("double.third", .double(1.0 / 3)),
            TraceAttribute("double.huge", .double(.greatestFiniteMagnitude)),
            TraceAttribute("double.tiny", .double(.leastNonzeroMagnitude)),
            TraceAttribute("double.infinity", .double(.infinity)),
            TraceAttribute("double.nan", .double(.nan)),
            TraceAttribute("strings", .strings(["a", ""])),
            TraceAttribute("bools", .bools([true, false])),
            TraceAttribute("ints", .ints([1, 300, -1])),
            TraceAttribute("doubles", .doubles([1.5, -.infinity])),
            TraceAttribute("strings.empty", .strings([])),
            TraceAttribute("", "a value without a name"),
        ],
        droppedAttributeCount: 0, events: [], droppedEventCount: 0, links: [], droppedLinkCount: 0, status: .unset)
}

extension MetricSnapshot {
    fileprivate static let everything: MetricSnapshot = {
        let context = SpanContext(
            traceID: FinishedTraceSpan.traceID, spanID: FinishedTraceSpan.spanID, flags: .sampled)
        var failed = CallHistogram(bucketCount: 10)
        for _ in 0..<2 { failed.add(125_000_000, in: 1, endingAt: TraceInstant(ticks: 0), nil) }
        failed.add(12_250_000_000, in: 9, endingAt: TraceInstant(ticks: 59_000_000_000), context)
        let start = TraceTimescale.Reading(
            instant: TraceInstant(ticks: 0), unixNanoseconds: 1_700_000_000_000_000_000)
        failed = failed.inSeconds(TraceTimescale(.init(origin: start, nanosecondsPerTick: 1), isRateKnown: true))
        var overflow = CallHistogram(bucketCount: 10)
        overflow.add(0, in: 0, endingAt: TraceInstant(ticks: 0), nil)
        return MetricSnapshot(
            startTime: 1_700_000_000_000_000_000, time: 1_700_000_060_000_000_000,
            metrics: [
                Metric(
                    name: "db.client.operation.duration", unit: "s",
                    summary: "Duration of database client operations.",
                    kind: .histogram(bounds: CallMetric.database.bounds),
                    points: [
                        MetricPoint(
                            attributes: [
                                TraceAttribute("db.operation.name", "get"), TraceAttribute("error.type", "PaperError"),
                            ], value: .histogram(failed)),
                        MetricPoint(
                            attributes: [TraceAttribute("otel.metric.overflow", true)], value: .histogram(overflow)),
                    ]),
                Metric(
                    name: "sent", unit: "{span}", summary: "Sent.", kind: .counter,
                    points: [MetricPoint(attributes: [], value: .number(5))]),
                Metric(
                    name: "waiting", unit: "{span}", summary: "Waiting.", kind: .upDownCounter,
                    points: [MetricPoint(attributes: [], value: .number(0))]),
            ])
    }()
}
