import Testing
import TraceRuntime

/// The rules of https://www.w3.org/TR/trace-context-2/#traceparent-header, and those of the specification's test suite
/// at its strictest level: https://github.com/w3c/trace-context/tree/main/test
@Suite("traceparent")
struct TraceParentTests {
    /// Returns the header that a service sends if it continues the trace; nil if it starts a new one.
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

    @Test("Undefined flags are sent as zero")
    func unknownFlags() {
        #expect(
            passedOn(["00-12345678901234567890123456789012-1234567890123456-ff"])
                == "00-12345678901234567890123456789012-1234567890123456-03")
    }

    @Test(
        "The known part of a later version is read, and sent as version 00",
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
            // Text after version 00, or after a later version without a dash.
            "00-12345678901234567890123456789012-1234567890123456-01.",
            "00-12345678901234567890123456789012-1234567890123456-01-",
            "00-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
            "cc-12345678901234567890123456789012-1234567890123456-01.what-the-future-will-be-like",
            "cc-12345678901234567890123456789012-1234567890123456-011",
            // The invalid version.
            "ff-12345678901234567890123456789012-1234567890123456-01",
            "FF-12345678901234567890123456789012-1234567890123456-01",
            "cc-12345678901234567890123456789012-1234567890123456-0",
            // Characters other than lower-case hexadecimal digits.
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
            // Two header lines that a proxy has joined.
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

    @Test(
        "The case of the header's name does not matter",
        arguments: ["traceparent", "TraceParent", "TrAcEpArEnT", "TRACEPARENT"])
    func nameWithoutCase(name: String) {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        #expect(TraceContext(extracting: [name: header])?.traceID.description == "12345678901234567890123456789012")
    }

    @Test("Similar names are not read", arguments: ["trace-parent", "trace.parent", "traceparents"])
    func otherNames(name: String) {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        #expect(TraceContext(extracting: [name: header]) == nil)
    }

    @Test("An extracted context is remote")
    func remote() throws {
        let header = "00-12345678901234567890123456789012-1234567890123456-01"
        let context = try #require(TraceContext(extracting: ["traceparent": header]))
        #expect(context.isRemote)
        #expect(context.isSampled)
        #expect(context.spanID.description == "1234567890123456")
    }

    @Test("Injecting replaces a context in the headers, also if its names differ in case")
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
