import Testing

@testable import TraceRuntime

private struct Request: TraceRequest {
    var url: String
    var isContinued = false

    var traceMethod: String { "GET" }
    var traceURL: String { url }
    var traceHeaders: [(name: String, value: String)] {
        isContinued ? [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")] : []
    }
}

private let health = TraceSite(
    name: "health.check", kind: .server, function: "health()", fileID: "App/Health.swift", line: 1,
    route: TraceRoute(method: "GET", template: "/health"))
private let loop = TraceSite(name: "step", function: "Loop.step()", fileID: "App/Loop.swift", line: 1)
private let query = TraceSite(
    name: "select books", kind: .client, function: "BookStore.all()", fileID: "App/Books.swift", line: 1,
    attributes: ["db.operation": "select", "db.table": "books"])

@Suite("Filtered operations")
struct FilteredSpanTests {
    private struct Outcome: Equatable {
        var tree = ""
        var calls: [String] = []
    }

    /// Runs a body with a filter, and returns the spans as a tree and the counted calls.
    private func run(
        _ filter: String, counting isCounting: Bool = true, sampler: TraceSampler = .parentBased(root: .always),
        _ body: () async throws -> Void
    ) async -> Outcome {
        var outcome = Outcome()
        let spans = await recording {
            $0.filter = TraceFilter(filter)
            $0.sampler = sampler
            $0.countsOperations = isCounting
        } _: {
            try await body()
            outcome.calls = (TraceSystem.current?.operations ?? []).map { "\($0.name) \($0.calls)" }.sorted()
        }
        outcome.tree = names(spans, below: nil)
        return outcome
    }

    /// Returns the names of the spans as a tree.
    private func names(_ spans: [FinishedTraceSpan], below parent: TraceSpanID?, indent: String = "") -> String {
        let known = spans.map(\.context.spanID)
        return spans.filter { span in span.parentSpanID.flatMap { known.contains($0) ? $0 : nil } == parent }
            .sorted { $0.startTime < $1.startTime }
            .map { indent + $0.name + "\n" + names(spans, below: $0.context.spanID, indent: indent + "  ") }
            .joined()
    }

    private func work() {
        withTraceSpan("job") { _ in
            for _ in 0..<2 {
                withTraceSpan(loop) { span in
                    span.setAttribute("secret", 1)
                    withTraceSpan(query) { _ in }
                }
            }
        }
    }

    @Test("A share of 0 leaves out spans, and neither their calls nor what they call", arguments: [true, false])
    func leftOut(isCounting: Bool) async {
        let outcome = await run("Loop.*=0", counting: isCounting) { work() }
        #expect(outcome.tree == "job\n  select books\n  select books\n")
        #expect(outcome.calls == (isCounting ? ["job 1", "select books 2", "step 2"] : []))
    }

    @Test("Off leaves an operation and what it calls out of traces and metrics")
    func off() async {
        let outcome = await run("step=off") { work() }
        #expect(outcome == Outcome(tree: "job\n", calls: ["job 1"]))
        let unsampled = await run("step=off", sampler: .never) { work() }
        #expect(unsampled == Outcome(tree: "", calls: ["job 1"]))
    }

    @Test("Where an operation starts a trace, its share replaces the sampler's")
    func root() async {
        let none = await run("job=0") { work() }
        #expect(none == Outcome(tree: "", calls: ["job 1", "select books 2", "step 2"]))
        let all = await run("job=1", sampler: .ratio(TraceSamplingRatio(0)!)) { work() }
        #expect(all.tree == "job\n  step\n    select books\n  step\n    select books\n")
        let off = await run("job=off") { work() }
        #expect(off == Outcome(tree: "", calls: []))
    }

    @Test("A trace has all spans of a thinned operation or none of them")
    func thinned() async {
        let outcome = await run("step=0.5") { for _ in 0..<100 { work() } }
        let traces = outcome.tree.split(separator: "job\n", omittingEmptySubsequences: false).dropFirst()
        #expect(traces.count == 100)
        let forms = Set(traces)
        #expect(forms == ["  select books\n  select books\n", "  step\n    select books\n  step\n    select books\n"])
        #expect(outcome.calls == ["job 100", "select books 200", "step 200"])
    }

    @Test(
        "A health check is left out by route and by path, also if a caller asks for its trace",
        arguments: ["GET /health", "health.check", "health()"], [true, false])
    func healthCheck(name: String, isContinued: Bool) async {
        let request = Request(url: "/health?deep=1", isContinued: isContinued)
        let direct = await run("\(name)=0") {
            withTraceSpan(health, parent: TraceContext.parent(request)) { span in
                if span.isObserved { span.recordResponse(status: 200) }
            }
        }
        #expect(direct == Outcome(tree: "", calls: ["health.check 1"]))
    }

    @Test("Behind a middleware a request is known by method and path", arguments: [true, false])
    func middleware(isContinued: Bool) async {
        func answer(_ url: String) async {
            let request = Request(url: url, isContinued: isContinued)
            await withTraceRequest(request, route: { nil }) { _ in
                withTraceSpan(health, parent: TraceContext.parent(request)) { _ in withTraceSpan(loop) { _ in } }
            }
        }
        let leftOut = await run("GET /health=0") { await answer("http://shop:8080/health?deep=1") }
        #expect(leftOut == Outcome(tree: "", calls: ["health.check 1", "step 1"]))
        let off = await run("GET /health=off") { await answer("/health#top") }
        #expect(off == Outcome(tree: "", calls: []))
        let other = await run("GET /health=off") { await answer("//shop/health") }
        #expect(other.tree == "health.check\n  step\n")
    }

    @Test("Each trait of a scope has a bit of its own")
    func traits() {
        let traits: [TraceScope.Traits] = [
            .recorded, .counted, .nonRecording, .inheriting, .offering, .startedByHand, .bridged, .remote, .leftOut,
        ]
        #expect(traits.allSatisfy { $0.rawValue.nonzeroBitCount == 1 })
        #expect(Set(traits.map(\.rawValue)).count == traits.count)
    }

    @Test("A span that is left out passes on its parent's context")
    func context() async {
        _ = await run("step=0") {
            withTraceSpan("job") { parent in
                withTraceSpan(loop) { span in
                    #expect(!span.isRecording)
                    #expect(span.context == parent.context)
                    #expect(TraceContext.current == parent.context)
                }
            }
        }
    }
}
