import Testing
import TraceRuntime

/// The rules of https://www.w3.org/TR/trace-context-2/#traceparent-header, and what the specification's own test suite
/// asks at its strictest level: https://github.com/w3c/trace-context/tree/main/test
@Suite("traceparent")
struct TraceParentTests {
    /// What a service that continues the trace would send on, or nil where it starts a new one.
    private func passedOn(_ lines: [String]) -> String? {
        guard let context = TraceContext(extracting: HeaderLines(lines.map { ("traceparent", $0) })) else { return nil }
        var headers: [String: String] = [:]
        context.inject(into: &headers)
        return headers["traceparent"]
    }

    @Test(
        "A well-formed header is continued",
        arguments: [
            "00-12345678901234567890123456789012-1234567890123456-00",
            "00-12345678901234567890123456789012-1234567890123456-01",
            "00-12345678901234567890123456789012-1234567890123456-02",
            "00-12345678901234567890123456789012-1234567890123456-03",
            "00-abcdefabcdefabcdefabcdefabcdefab-fedcbafedcbafedc-01",
            "00-00000000000000000000000000000001-0000000000000001-01",
            "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01",
        ])
    func wellFormed(header: String) {
        #expect(passedOn([header]) == header)
    }

    @Test("Flags that are not defined are sent as zero")
    func unknownFlags() {
        #expect(
            passedOn(["00-12345678901234567890123456789012-1234567890123456-ff"])
                == "00-12345678901234567890123456789012-1234567890123456-03")
    }

    @Test(
        "A later version is read as far as this one knows it, and sent on as this one",
        arguments: [
            "cc-12345678901234567890123456789012-1234567890123456-01",
            "cc-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
            "01-12345678901234567890123456789012-1234567890123456-01-",
        ])
    func laterVersion(header: String) {
        #expect(passedOn([header]) == "00-12345678901234567890123456789012-1234567890123456-01")
    }

    @Test(
        "Spaces and tabs around the header do not count",
        arguments: [
            " 00-12345678901234567890123456789012-1234567890123456-01",
            "\t00-12345678901234567890123456789012-1234567890123456-01",
            "00-12345678901234567890123456789012-1234567890123456-01 ",
            "\t 00-12345678901234567890123456789012-1234567890123456-01 \t",
        ])
    func optionalWhitespace(header: String) {
        #expect(passedOn([header]) == "00-12345678901234567890123456789012-1234567890123456-01")
    }

    @Test(
        "A malformed header starts a new trace",
        arguments: [
            "",
            " ",
            "00",
            "00-",
            "-",
            // Something behind version 00, or behind a later one without a dash.
            "00-12345678901234567890123456789012-1234567890123456-01.",
            "00-12345678901234567890123456789012-1234567890123456-01-",
            "00-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
            "cc-12345678901234567890123456789012-1234567890123456-01.what-the-future-will-be-like",
            "cc-12345678901234567890123456789012-1234567890123456-011",
            // The version that never will be.
            "ff-12345678901234567890123456789012-1234567890123456-01",
            "FF-12345678901234567890123456789012-1234567890123456-01",
            "cc-12345678901234567890123456789012-1234567890123456-0",
            // Characters that are no lower-case hexadecimal digits.
            ".0-12345678901234567890123456789012-1234567890123456-01",
            "0.-12345678901234567890123456789012-1234567890123456-01",
            "00-.2345678901234567890123456789012-1234567890123456-01",
            "00-1234567890123456789012345678901.-1234567890123456-01",
            "00-12345678901234567890123456789012-.234567890123456-01",
            "00-12345678901234567890123456789012-123456789012345.-01",
            "00-12345678901234567890123456789012-1234567890123456-.0",
            "00-12345678901234567890123456789012-1234567890123456-0.",
            "00-ABCDEFABCDEFABCDEFABCDEFABCDEFAB-1234567890123456-01",
            "00-12345678901234567890123456789012-ABCDEFABCDEFABCD-01",
            "00-12345678901234567890123456789012-1234567890123456-0A",
            "00-１２３４５６７８９０123456789012345678901-1234567890123456-01",
            "00_12345678901234567890123456789012_1234567890123456_01",
            // Fields that are too long or too short.
            "000-12345678901234567890123456789012-1234567890123456-01",
            "0-12345678901234567890123456789012-1234567890123456-01",
            "00-123456789012345678901234567890123-1234567890123456-01",
            "00-1234567890123456789012345678901-1234567890123456-01",
            "00-12345678901234567890123456789012-12345678901234567-01",
            "00-12345678901234567890123456789012-123456789012345-01",
            "00-12345678901234567890123456789012-1234567890123456-001",
            "00-12345678901234567890123456789012-1234567890123456-1",
            // Ids that are all zero.
            "00-00000000000000000000000000000000-1234567890123456-01",
            "00-12345678901234567890123456789012-0000000000000000-01",
            // Two header lines that a proxy has put together.
            "00-12345678901234567890123456789012-1234567890123456-01, "
                + "00-12345678901234567890123456789012-1234567890123456-01",
            "00-12345678901234567890123456789012-1234567890123456-01\r\nx-evil: 1",
        ])
    func malformed(header: String) {
        #expect(passedOn([header]) == nil)
    }

    @Test("Two headers contradict each other and start a new trace")
    func duplicated() {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        #expect(passedOn([header, header]) == nil)
        #expect(
            TraceContext(extracting: ["traceparent": header, "Traceparent": header]) == nil)
    }

    @Test("The header's name has no case", arguments: ["traceparent", "TraceParent", "TrAcEpArEnT", "TRACEPARENT"])
    func nameWithoutCase(name: String) {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        #expect(TraceContext(extracting: [name: header])?.traceID.description == "12345678901234567890123456789012")
    }

    @Test("Names that only look similar are others", arguments: ["trace-parent", "trace.parent", "traceparents"])
    func otherNames(name: String) {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        #expect(TraceContext(extracting: [name: header]) == nil)
    }

    @Test("What comes in is remote")
    func remote() throws {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        let context = try #require(TraceContext(extracting: ["traceparent": header]))
        #expect(context.isRemote)
        #expect(context.isSampled)
        #expect(context.spanID.description == "1234567890123456")
    }

    @Test("Injecting replaces a context that stands in the headers, whatever the case of its names")
    func replaced() throws {
        let context = try #require(
            TraceContext(extracting: ["traceparent": "00-12345678901234567890123456789012-1234567890123456-01"]))
        var headers = ["Traceparent": "old", "TRACESTATE": "old=1", "Baggage": "old=1", "accept": "*/*"]
        context.inject(into: &headers)
        #expect(
            headers == [
                "traceparent": "00-12345678901234567890123456789012-1234567890123456-01", "accept": "*/*",
            ])
    }
}
