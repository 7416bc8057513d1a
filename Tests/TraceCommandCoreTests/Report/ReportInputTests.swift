import Testing

@testable import TraceCommandCore

@Suite("A file of traces")
struct ReportInputTests {
    @Test("Is read whole, in parts of any length")
    func parts() throws {
        let spans: [ReportSpan] = [.fixture("a", 1...9, having: ["x": "1"]), .fixture("b", below: "a", 2...3)]
        let text = spans.map(\.line).joined(separator: "\n")
        for length in [1, 7, 100, 10_000] {
            let input = try ReportInput(text, partLength: length)
            #expect(input.spans == spans)
            #expect(input.mistakes.sentences == [])
        }
    }

    @Test("Gives all that a span can have")
    func everything() throws {
        let line = #"""
            {"resourceSpans":[{"scopeSpans":[{"scope":{"name":"x"},"spans":[{"traceId":"ABCDEF00000000000000000000000001",
            "spanId":"00000000000000FF","flags":257,"kind":"SPAN_KIND_CLIENT","droppedAttributesCount":2,
            "status":{"code":2,"message":"no"},"attributes":[{"key":"list","value":{"arrayValue":{"values":[
            {"stringValue":"a"},{"intValue":"-1"}]}}},{"key":"map","value":{"kvlistValue":{"values":[{"key":"k","value":
            {"boolValue":true}}]}}},{"key":"none","value":{}},{"key":"pi","value":{"doubleValue":3.5}}],
            "events":[{"timeUnixNano":"5","name":"exception","attributes":[{"key":"k","value":{"intValue":7}}]}],
            "links":[{"traceId":"AA","spanId":"BB"}]}]}]}]}
            """#
        let span = try #require(try ReportInput(line.replacing("\n", with: " ")).spans.first)
        #expect(
            span
                == ReportSpan(
                    traceID: "abcdef00000000000000000000000001", spanID: "00000000000000ff", kind: 3, status: .error,
                    statusMessage: "no",
                    attributes: [
                        ReportAttribute(key: "list", value: "[a, -1]"), ReportAttribute(key: "map", value: "{k: true}"),
                        ReportAttribute(key: "none"), ReportAttribute(key: "pi", value: "3.5"),
                    ], events: [ReportEvent(time: 5, name: "exception", attributes: [.init(key: "k", value: "7")])],
                    links: [ReportLink(traceID: "aa", spanID: "bb")], droppedCount: 2))
        #expect(span.service == "unknown service")
    }

    @Test("Hides no good line behind a bad one, and says what is wrong in sentences")
    func mistakes() throws {
        let good = ReportSpan.fixture("a")
        var backward = ReportSpan.fixture("b")
        backward.start = 9
        backward.end = 8
        var invalid = ReportSpan.fixture("c")
        invalid.spanID = "0000000000000000"
        let lines = [
            "nonsense", good.line, #"{"resourceMetrics":[]}"#, #"{"hello": 1}"#, "", "[1]", good.line, backward.line,
            invalid.line, String(good.line.dropLast(30)),
        ]
        let input = try ReportInput(lines.joined(separator: "\n"))
        #expect(input.spans.map(\.name) == ["a", "b"])
        #expect(input.spans.map(\.duration) == [10_000_000, 0])
        #expect(
            input.mistakes.sentences == [
                "Line 10 is cut off: perhaps the process was killed while it wrote.",
                "Lines 1, 6 are not JSON.",
                "Line 4 is JSON, but not OTLP.",
                "1 line holds metrics or logs, which are not shown.",
                "1 span has no valid id and is not shown.",
                "1 span stands in the file twice and is shown once.",
                "1 span ends before it starts and is shown without a duration.",
            ])
    }

    @Test("Survives times that make no sense")
    func times() throws {
        var span = ReportSpan.fixture("a")
        span.start = .min
        span.end = .max
        let input = try ReportInput(span.line)
        #expect(input.spans.map(\.start) == [0])
        #expect(try !Report(input, source: "t").data.isEmpty)
    }

    @Test(
        "Of another kind is refused in one sentence",
        arguments: [
            ("", "it is empty"), ("hello", "Line 1 is not JSON."), ("{}\n{}", "Lines 1, 2 are JSON, but not OTLP."),
        ])
    func otherKinds(_ text: String, _ reason: String) throws {
        let input = try ReportInput(text)
        #expect(
            throws: CommandFailure(
                "'t.jsonl' holds no traces as OTLP JSON lines, which OTEL_TRACES_EXPORTER=file writes; " + reason)
        ) { try Report(input, source: "t.jsonl") }
    }

    @Test("With more spans than a browser shows is refused, with what to do")
    func tooManySpans() throws {
        var input = ReportInput(spanCountMax: 2)
        let lines = "abc".map { ReportSpan.fixture($0).line + "\n" }.joined()
        #expect(
            throws: CommandFailure(
                "there are more than 2 spans, which no browser shows at ease; make the report of a part of the file, "
                    + "such as its first lines: head -n 1 FILE > part.jsonl")
        ) { try input.read(Array(lines.utf8)[...]) }
    }
}
