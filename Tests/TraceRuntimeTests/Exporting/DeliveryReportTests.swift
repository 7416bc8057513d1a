import Testing
@testable import TraceRuntime

@Suite("The receiver's report on an accepted batch")
struct DeliveryReportTests {
    @Test(
        "Partial success in protobuf",
        arguments: [
            // PyPI's opentelemetry-proto encoded it: ExportTraceServiceResponse(partial_success=…).SerializeToString()
            ([], DeliveryReport()),
            ([0x0A, 0x00], DeliveryReport()),
            ([0x0A, 0x02, 0x08, 0x03], DeliveryReport(rejected: 3)),
            ([0x0A, 0x07, 0x08, 0xAC, 0x02, 0x12, 0x02, 0x6E, 0x6F], DeliveryReport(rejected: 300, message: "no")),
            ([0x0A, 0x04, 0x12, 0x02, 0x6F, 0x6B], DeliveryReport(message: "ok")),
            // An unknown field comes before and after it.
            ([0x10, 0x05, 0x0A, 0x02, 0x08, 0x03, 0x1D, 1, 2, 3, 4], DeliveryReport(rejected: 3)),
            // Incomplete, too long, of an unknown wire type, or not protobuf: the report is ignored.
            ([0x0A, 0x02, 0x08], DeliveryReport()),
            ([0x0A, 0x7F, 0x08, 0x03], DeliveryReport()),
            ([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], DeliveryReport()),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], DeliveryReport()),
            ([0x0B], DeliveryReport()),
            (Array("<html>".utf8), DeliveryReport()),
        ] as [([UInt8], DeliveryReport)])
    func protobuf(bytes: [UInt8], report: DeliveryReport) {
        #expect(DeliveryReport(OTLPResponse(status: 200, body: bytes)) == report)
    }

    @Test(
        "Partial success in JSON",
        arguments: [
            ("{}", DeliveryReport()),
            ("{\"partialSuccess\":{}}", DeliveryReport()),
            (
                "{\"partialSuccess\":{\"rejectedSpans\":\"3\",\"errorMessage\":\"no\"}}",
                DeliveryReport(rejected: 3, message: "no")
            ),
            ("{\"partialSuccess\":{\"rejectedSpans\":3},\"later\":[]}", DeliveryReport(rejected: 3)),
            ("{\"partialSuccess\":{\"rejectedSpans\":\"x\"}}", DeliveryReport()),
            ("{\"partialSuccess\":{\"rejectedSpans\":1e99}}", DeliveryReport()),
            ("{\"partialSuccess\":7}", DeliveryReport()),
            ("<html>", DeliveryReport()),
            ("", DeliveryReport()),
        ])
    func json(text: String, report: DeliveryReport) {
        #expect(DeliveryReport(OTLPResponse(status: 200, isJSON: true, body: Array(text.utf8))) == report)
    }
}
