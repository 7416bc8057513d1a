import Testing

/// The rules that the W3C's suite checks at its strictest level, in our words:
/// https://github.com/w3c/trace-context/tree/main/test
@Suite("w3c-echo obeys the trace-context specification", .serialized)
struct TraceContextConformanceTests {
    private static let trace = "12345678901234567890123456789012"
    private static let parent = "1234567890123456"
    private static let valid = "00-\(trace)-\(parent)-01"

    @Test("A valid traceparent is continued: same trace, another parent")
    func continues() async throws {
        let lines = [
            "traceparent: \(Self.valid)",
            "traceparent:\(Self.valid)",
            // Header names have no case, and spaces and tabs round a value are not part of it.
            "TraceParent: \(Self.valid)", "TrAcEpArEnT: \(Self.valid)", "TRACEPARENT: \(Self.valid)",
            "traceparent:  \(Self.valid)", "traceparent: \t\(Self.valid)", "traceparent: \(Self.valid) ",
            "traceparent: \(Self.valid)\t", "traceparent: \t \(Self.valid) \t",
            // A version of the future may add fields behind a dash.
            "traceparent: cc-\(Self.trace)-\(Self.parent)-01",
            "traceparent: cc-\(Self.trace)-\(Self.parent)-01-what-the-future-will-be-like",
        ]
        try await EchoHarness.run { harness in
            for line in lines {
                let onward = try #require(Traceparent(try await harness.call(for: [line]).traceparent), "\(line)")
                #expect(onward.traceID == Self.trace, "\(line)")
                #expect(onward.parentID != Self.parent, "\(line)")
            }
        }
    }

    @Test(
        "The sampled and the random flag are passed on as they came, other flags are not",
        arguments: [("00", "00"), ("01", "01"), ("02", "02"), ("03", "03"), ("ff", "03"), ("fc", "00")])
    func flags(incoming: String, outgoing: String) async throws {
        try await EchoHarness.run { harness in
            let call = try await harness.call(for: ["traceparent: 00-\(Self.trace)-\(Self.parent)-\(incoming)"])
            #expect(Traceparent(call.traceparent)?.flags == outgoing)
        }
    }

    @Test("Without a valid traceparent, a trace starts")
    func starts() async throws {
        let values = [
            // Version 00 has four fields and ends there; ff is no version.
            "\(Self.valid).", "\(Self.valid)-what-the-future-will-be-like",
            "cc-\(Self.trace)-\(Self.parent)-01.what-the-future-will-be-like", "ff-\(Self.trace)-\(Self.parent)-01",
            ".0-\(Self.trace)-\(Self.parent)-01", "0.-\(Self.trace)-\(Self.parent)-01",
            "000-\(Self.trace)-\(Self.parent)-01", "0000-\(Self.trace)-\(Self.parent)-01",
            "0-\(Self.trace)-\(Self.parent)-01",
            // Each field has its length, its digits and, both ids, a digit that is not zero.
            "00-00000000000000000000000000000000-\(Self.parent)-01",
            "00-.2345678901234567890123456789012-\(Self.parent)-01",
            "00-1234567890123456789012345678901.-\(Self.parent)-01", "00-\(Self.trace)3-\(Self.parent)-01",
            "00-1234567890123456789012345678901-\(Self.parent)-01", "00-\(Self.trace)-0000000000000000-01",
            "00-\(Self.trace)-.234567890123456-01", "00-\(Self.trace)-123456789012345.-01",
            "00-\(Self.trace)-\(Self.parent)7-01", "00-\(Self.trace)-123456789012345-01",
            "00-\(Self.trace)-\(Self.parent)-.0", "00-\(Self.trace)-\(Self.parent)-0.",
            "00-\(Self.trace)-\(Self.parent)-001", "00-\(Self.trace)-\(Self.parent)-1",
            // Digits are lower case.
            "00-ABCDEF78901234567890123456789012-\(Self.parent)-01", "",
        ]
        let headers =
            values.map { ["traceparent: \($0)"] } + [
                [], ["trace-parent: \(Self.valid)"], ["trace.parent: \(Self.valid)"],
                ["traceparent: \(Self.valid)", "traceparent: 00-\(Self.trace)-\(Self.parent)-00"],
            ]
        try await EchoHarness.run { harness in
            for lines in headers {
                let onward = try #require(Traceparent(try await harness.call(for: lines).traceparent), "\(lines)")
                #expect(onward.traceID != Self.trace, "\(lines)")
            }
        }
    }

    @Test("A tracestate without a valid traceparent is dropped")
    func orphanedState() async throws {
        try await EchoHarness.run { harness in
            for lines in [["tracestate: foo=1"], ["tracestate: foo=1", "traceparent: \(Self.valid)."]] {
                let call = try await harness.call(for: lines)
                #expect(call.tracestate == "", "\(lines)")
            }
        }
    }

    @Test("A valid tracestate is passed on, its lines joined in their order")
    func state() async throws {
        let key = "abcdefghijklmnopqrstuvwxyz0123456789_-*/"
        let value = String(String.UnicodeScalarView((0x20...0x7e).compactMap(Unicode.Scalar.init))).filter {
            !",=".contains($0)
        }
        let members = (1...32).map { "bar\($0)=\($0)" }
        let cases: [(lines: [String], onward: String)] = [
            (["tracestate: foo=1,bar=2"], "foo=1,bar=2"),
            (["TraceState: foo=1"], "foo=1"), (["TrAcEsTaTe: foo=1"], "foo=1"), (["TRACESTATE: foo=1"], "foo=1"),
            (
                ["tracestate: foo=1,bar=2", "tracestate: rojo=1,congo=2", "tracestate: baz=3"],
                "foo=1,bar=2,rojo=1,congo=2,baz=3"
            ),
            (["tracestate: foo=1", "tracestate: "], "foo=1"), (["tracestate: ", "tracestate: foo=1"], "foo=1"),
            (["tracestate: foo=1 \t , \t bar=2, \t baz=3"], "foo=1,bar=2,baz=3"),
            (["tracestate: foo=1\t \t,\t \tbar=2,\t \tbaz=3"], "foo=1,bar=2,baz=3"),
            (["tracestate: \t foo=1 \t"], "foo=1"),
            (["tracestate: \(key)=\(value)"], "\(key)=\(value)"),
            (["tracestate: \(key)@a-z0-9_-*/=\(value)"], "\(key)@a-z0-9_-*/=\(value)"),
            (
                ["tracestate: foo=1", "tracestate: \(String(repeating: "z", count: 256))=1"],
                "foo=1,\(String(repeating: "z", count: 256))=1"
            ),
            (
                [
                    "tracestate: foo=1",
                    "tracestate: \(String(repeating: "t", count: 241))@\(String(repeating: "v", count: 14))=1",
                ],
                "foo=1,\(String(repeating: "t", count: 241))@\(String(repeating: "v", count: 14))=1"
            ),
            // An @ has no place of its own in a key.
            (["tracestate: foo@=1,bar=2"], "foo@=1,bar=2"), (["tracestate: foo@@bar=1"], "foo@@bar=1"),
            (["tracestate: foo@bar@baz=1"], "foo@bar@baz=1"),
            (
                ["tracestate: \(String(repeating: "t", count: 242))@v=1"],
                "\(String(repeating: "t", count: 242))@v=1"
            ),
            (["tracestate: \(members.joined(separator: ","))"], members.joined(separator: ",")),
            // Of a key that comes twice one entry stays.
            (["tracestate: foo=1,foo=2"], "foo=1"), (["tracestate: foo=1", "tracestate: foo=1"], "foo=1"),
        ]
        try await EchoHarness.run { harness in
            for (lines, onward) in cases {
                let call = try await harness.call(for: ["traceparent: 00-\(Self.trace)-\(Self.parent)-00"] + lines)
                #expect(Traceparent(call.traceparent)?.traceID == Self.trace, "\(lines)")
                #expect(call.tracestate == onward, "\(lines)")
            }
        }
    }

    @Test("An invalid tracestate is dropped as a whole, and its traceparent continued")
    func invalidState() async throws {
        let cases: [[String]] = [
            ["trace-state: foo=1"], ["trace.state: foo=1"], ["tracestate: "],
            ["tracestate: foo =1"], ["tracestate: FOO=1"], ["tracestate: foo.bar=1"],
            ["tracestate: @foo=1,bar=2"], ["tracestate: foo=bar=baz"], ["tracestate: foo=,bar=3"],
            ["tracestate: \((1...33).map { "bar\($0)=\($0)" }.joined(separator: ","))"],
            ["tracestate: foo=1", "tracestate: \(String(repeating: "z", count: 257))=1"],
            [
                "tracestate: foo=1",
                "tracestate: \(String(repeating: "t", count: 242))@\(String(repeating: "v", count: 14))=1",
            ],
            ["tracestate: foo=\(String(repeating: "v", count: 257))"],
        ]
        try await EchoHarness.run { harness in
            for lines in cases {
                let call = try await harness.call(for: ["traceparent: 00-\(Self.trace)-\(Self.parent)-00"] + lines)
                #expect(Traceparent(call.traceparent)?.traceID == Self.trace, "\(lines)")
                #expect(call.tracestate == "", "\(lines)")
            }
        }
    }

    @Test("Several calls for one request share its trace, and each has a parent of its own")
    func severalCalls() async throws {
        let invalid = "traceparent: 00-00000000000000000000000000000000-\(Self.parent)-01"
        try await EchoHarness.run { harness in
            for lines in [["traceparent: \(Self.valid)"], [], [invalid]] {
                let onward = try await harness.calls(for: lines, count: 3).compactMap { Traceparent($0.traceparent) }
                #expect(onward.count == 3, "\(lines)")
                #expect(Set(onward.map(\.traceID)).count == 1, "\(lines)")
                #expect(Set(onward.map(\.parentID)).count == 3, "\(lines)")
                #expect((onward.first?.traceID == Self.trace) == (lines == ["traceparent: \(Self.valid)"]), "\(lines)")
            }
        }
    }
}
