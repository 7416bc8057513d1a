import Testing

@testable import TraceRuntime

nonisolated private let job = TraceSite(
    name: "job", function: "Jobs.run()", fileID: "App/Jobs.swift", line: 3, root: true)
nonisolated private let sampledJob = TraceSite(
    name: "job", function: "Jobs.run()", fileID: "App/Jobs.swift", line: 3, sample: 1, root: true)
nonisolated private let child = TraceSite(
    name: "child", function: "Jobs.step()", fileID: "App/Jobs.swift", line: 9)

@Suite("A span that starts a trace of its own")
struct RootSpanTests {
    private let message = TraceContext(
        extracting: [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "vendor=1",
            "baggage": "tenant=acme",
        ])

    @Test("Links to the active span and has children of its own")
    func active() async throws {
        let spans = await recording {
            withTraceSpan("request") { _ in
                withTraceSpan(job, parent: nil) { _ in withTraceSpan(child) { _ in } }
                withTraceSpan("sibling") { _ in }
            }
        }
        #expect(
            spanTree(spans) == """
                internal request
                  internal sibling
                internal job
                  ~ link
                  internal child
                """)
        let request = try #require(spans.first { $0.name == "request" })
        let root = try #require(spans.first { $0.name == "job" })
        #expect(root.context.traceID != request.context.traceID)
        #expect(root.links.map(\.context.spanID) == [request.context.spanID])
    }

    @Test("Links to a given context, too, and keeps its baggage, but not its state and its sampling")
    func given() async throws {
        let spans = await recording {
            withTraceSpan("poll") { _ in
                withTraceSpan(job, parent: message) { span in
                    #expect(span.context?.baggage["tenant"] == "acme")
                    #expect(span.context?.state == TraceState())
                    withTraceSpan(child) { span in #expect(span.context?.baggage["tenant"] == "acme") }
                }
            }
        }
        let root = try #require(spans.first { $0.name == "job" })
        let poll = try #require(spans.first { $0.name == "poll" })
        #expect(root.parentSpanID == nil)
        #expect(root.links.map(\.context.spanID) == [message?.spanID, poll.context.spanID])
    }

    @Test("Is sampled by a decision of its own, also below a trace that is not sampled")
    func sampling() async throws {
        let spans = await recording({ $0.sampler = .never }) {
            withTraceSpan("unsampled") { _ in
                withTraceSpan(sampledJob, parent: nil) { #expect(!$0.isRecording) }
            }
        }
        #expect(spans.isEmpty)
        let kept = await recording({ $0.sampler = .parentBased(root: .ratio(TraceSamplingRatio(clamping: 0))) }) {
            withTraceSpan("unsampled") { active in
                withTraceSpan(sampledJob, parent: nil) { _ in withTraceSpan(child) { _ in } }
                withTraceSpan(job, parent: message) { span in
                    #expect(!span.isRecording && span.context?.traceID != active.context?.traceID)
                    #expect(TraceContext.current?.baggage["tenant"] == "acme")
                }
            }
        }
        #expect(spanTree(kept) == "internal job\n  ~ link\n  internal child")
    }

    @Test("Is a function that rethrows, too; without an active span it has no link")
    func rethrowing() async {
        let spans = await recording {
            withTraceSpanRethrowing(job) { _ in }
            await withTraceSpan(job, parent: nil) { _ in await Task.yield() }
        }
        #expect(spanTree(spans) == "internal job\ninternal job")
        #expect(withTraceSpan(job, parent: nil) { $0.context == nil })
    }
}
