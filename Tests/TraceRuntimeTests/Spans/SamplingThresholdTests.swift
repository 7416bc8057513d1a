import Testing

@testable import TraceRuntime

private let site = TraceSite(name: "work", function: "work()", fileID: "App/Work.swift", line: 1)
private let often = TraceSite(name: "often", function: "often()", fileID: "App/Work.swift", line: 2, sample: 1)

@Suite("The sampling threshold in the trace state")
struct SamplingThresholdTests {
    @Test("A probability writes its threshold for traces that start here, and all their spans have it")
    func roots() async {
        let spans = await recording({ $0.sampler = .parentBased(root: .probability(TraceSamplingRatio(0.5)!)) }) {
            for _ in 0..<50 { withTraceSpan(site) { _ in withTraceSpan(site) { _ in } } }
            withTraceSpan(often) { _ in }
        }
        #expect(spans.filter { $0.name == "often" }.map(\.context.state.header) == ["ot=th:0"])
        let others = spans.filter { $0.name == "work" }
        #expect(others.count > 20 && others.count < 80)
        #expect(Set(others.map(\.context.state.header)) == ["ot=th:8"])
        #expect(others.allSatisfy { $0.context.traceID.low & (1 << 56 - 1) >= 1 << 55 })
    }

    @Test("An unsampled trace has no threshold, nor has one of another sampler")
    func none() async {
        for sampler in [TraceSampler.always, .ratio(.all), .probability(TraceSamplingRatio(0)!)] {
            var state: TraceState?
            _ = await recording({ $0.sampler = sampler }) { withTraceSpan(site) { state = $0.context?.state } }
            #expect(state == TraceState())
        }
    }

    /// The randomness of the trace id is `0x80…`: a trace with the threshold `c` cannot have been sampled.
    @Test(
        "Of a caller's threshold stays what is still true",
        arguments: [
            (.parentBased(root: .always), "ot=th:8;x:1,a=b", "ot=th:8;x:1,a=b"),
            (.parentBased(root: .always), "a=b,ot=x:1;th:c", "ot=x:1,a=b"),
            (.parentBased(root: .probability(quarter)), "a=b", "a=b"),
            (.always, "a=b,ot=th:8", "a=b"),
            (.ratio(.all), "a=b,ot=th:8;rv:80000000000000", "ot=rv:80000000000000,a=b"),
            (.probability(half), "a=b,ot=th:4", "ot=th:8,a=b"),
            (.probability(half), "a=b", "ot=th:8,a=b"),
            (.probability(half), "", "ot=th:8"),
        ] as [(TraceSampler, String, String)])
    func callers(sampler: TraceSampler, state: String, expected: String) async {
        let headers = HeaderLines([
            ("traceparent", "00-000000000000000a0080000000000000-b7ad6b7169203331-03"), ("tracestate", state),
        ])
        let spans = await recording({ $0.sampler = sampler }) {
            withTraceSpan(site, parent: TraceContext(extracting: headers)) { _ in }
        }
        #expect(spans.map(\.context.state.header) == [expected])
    }

    @Test("A rate limit or a filter thins in a way that no threshold can tell")
    func thinned() async {
        let headers = [
            "traceparent": "00-000000000000000a0080000000000000-b7ad6b7169203331-03", "tracestate": "ot=th:8",
        ]
        let limited = await recording({ $0.sampleRateMax = 1_000 }) {
            withTraceSpan(site, parent: TraceContext(extracting: headers)) { _ in }
        }
        let filtered = await recording({ $0.filter = TraceFilter("work=0.9") }) {
            withTraceSpan(site, parent: TraceContext(extracting: headers)) { _ in }
        }
        #expect((limited + filtered).map(\.context.state.header) == ["", ""])
    }

    @Test("A full trace state loses its last member to the threshold, and a member that is too long gets none")
    func limits() {
        let many = TraceState(lines: [(0..<32).map { "k\($0)=v" }.joined(separator: ",")])
        let members = many.with(threshold: 1 << 55).header.split(separator: ",")
        #expect(members.count == 32 && members.first == "ot=th:8" && members.last == "k30=v")
        let long = TraceState(lines: ["ot=x:" + String(repeating: "y", count: 250)])
        #expect(long.with(threshold: 1 << 55) == long)
    }
}

private let half = TraceSamplingRatio(0.5)!
private let quarter = TraceSamplingRatio(0.25)!
