import Synchronization
import Testing

@testable import TraceRuntime

private struct Broken: Error {}

@Suite("Spans that end later")
struct TraceSpanStartTests {
    @Test("The span is a child of the active one, and becomes active only while run runs its body")
    func tree() async {
        let spans = await recording {
            let upload = withTraceSpan("request") { _ in
                TraceSpan.start("upload", kind: .producer, attributes: ["upload.size": 3])
            }
            withTraceSpan("elsewhere") { _ in }
            upload.run { withTraceSpan("first part") { _ in } }
            await upload.run { await withTraceSpan("second part") { _ in await Task.yield() } }
            await Task.detached { upload.end() }.value
        }
        #expect(
            spanTree(spans) == """
                internal request
                  producer upload
                    upload.size = 3
                    internal first part
                    internal second part
                internal elsewhere
                """)
        #expect(spans.map(\.name) == ["request", "elsewhere", "first part", "second part", "upload"])
    }

    @Test("A given context is the parent; changes are recorded until the end, and not after it")
    func parent() async throws {
        let remote = try #require(
            TraceContext(extracting: ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]))
        let spans = await recording {
            let span = TraceSpan.start("job", parent: remote)
            span.setAttribute("job.step", 1)
            span.recordError(Broken())
            span.end()
            span.end()
            span.setAttribute("job.step", 2)
        }
        let span = try #require(spans.first)
        #expect(spans.count == 1)
        #expect(span.context.traceID == remote.traceID)
        #expect(span.parentSpanID == remote.spanID)
        #expect(span.isParentRemote)
        #expect(span.attributes.contains { $0.key.name == "job.step" && $0.value == .int(1) })
        #expect(span.status == .error("Broken()"))
    }

    @Test("end does nothing to a span that a closure runs in")
    func closure() async {
        let spans = await recording {
            withTraceSpan("closure") { span in
                span.end()
                TraceSpan.current?.end()
                span.setAttribute("after", true)
            }
        }
        #expect(spanTree(spans) == "internal closure\n  after = true")
    }

    @Test("run passes on what its body returns and throws, and records no error")
    func outcomes() async {
        let spans = await recording {
            let span = TraceSpan.start("span")
            #expect(span.run { 1 } == 1)
            #expect(throws: Broken.self) { try span.run { () throws(Broken) in throw Broken() } }
            await #expect(throws: Broken.self) { try await span.run { () async throws(Broken) in throw Broken() } }
            span.end()
        }
        #expect(spanTree(spans) == "internal span")
    }

    @Test("While tracing is off, and below a trace that is not sampled, nothing is recorded")
    func unrecorded() async {
        let off = TraceSpan.start("off")
        #expect(!off.isRecording && off.run { TraceSpan.current == nil })
        off.end()
        let spans = await recording({ $0.sampler = .never }) {
            withTraceSpan("active") { active in
                let span = TraceSpan.start("unsampled")
                #expect(span.context?.traceID == active.context?.traceID)
                span.run { #expect(TraceSpan.current?.context?.isSampled == false) }
                span.end()
                #expect(TraceSpan.current?.context == active.context)
            }
        }
        #expect(spans == [])
    }

    @Test("A span that is never ended is counted as open, beside the law")
    func open() async {
        var statistics: [TraceStatistics] = []
        _ = await recording {
            let spans = (0..<3).map { TraceSpan.start("span \($0)") }
            statistics.append(TraceSystem.statistics)
            for span in spans.dropFirst() { span.end() }
            statistics.append(TraceSystem.statistics)
        }
        #expect(statistics.map(\.open) == [3, 1])
        #expect(statistics.map(\.ended) == [0, 2])
    }

    @Test("Any number of threads end a span, and it ends once")
    func threads() async {
        let spans = await recording {
            for _ in 0..<200 {
                let span = TraceSpan.start("shared")
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<4 {
                        group.addTask {
                            span.setAttribute("number", number)
                            span.run { TraceSpan.current?.addEvent("run") }
                            span.end()
                        }
                    }
                }
            }
            #expect(TraceSystem.statistics.open == 0)
        }
        #expect(spans.count == 200)
    }
}

@Suite("The report of open spans")
struct OpenSpansTests {
    private func names(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { "'span \($0)' (App/Upload.swift:\($0))" }.joined(separator: ", ")
    }

    @Test("Names the first ten in the order of their start, and counts the others", arguments: [true, false])
    func report(isSampled: Bool) async throws {
        var reports: [String?] = []
        _ = await recording { configuration in
            configuration.sampler = isSampled ? .always : .never
            configuration.countsOperations = true
        } _: {
            let system = TraceSystem.current
            reports.append(system?.openSpans.report)
            let spans = (0..<14).map { TraceSpan.start("span \($0)", fileID: "App/Upload.swift", line: $0) }
            spans[0].end()
            spans[13].end()
            reports.append(system?.openSpans.report)
            for span in spans { span.end() }
            reports.append(system?.openSpans.report)
        }
        #expect(
            reports == [nil, "spans that were started and never ended (12): \(names(1...10)) and 2 more", nil])
    }

    @Test("A span whose end was handed over is named, and one of another system is not")
    func handedOver() async {
        var reports: [String?] = []
        _ = await recording {
            let other = TraceSpan.start("other")
            _ = await recording {
                let span = withTraceSpan("body", fileID: "App/Body.swift", line: 7) { $0.handedOver() }
                reports.append(TraceSystem.current?.openSpans.report)
                span.end()
                reports.append(TraceSystem.current?.openSpans.report)
            }
            other.end()
        }
        #expect(reports == ["spans that were started and never ended (1): 'body' (App/Body.swift:7)", nil])
    }

    @Test("Spans are named while other threads start and end some")
    func threads() async {
        _ = await recording {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for number in 0..<150 {
                            let span = TraceSpan.start("span", attributes: ["number": .int(Int64(number))])
                            withTraceSpan("closure") { span.updateName($0.isRecording ? "renamed" : "") }
                            span.end()
                        }
                    }
                }
                group.addTask {
                    for _ in 0..<200 {
                        let report = TraceSystem.current?.openSpans.report
                        #expect(report?.contains("closure") != true)
                    }
                }
            }
            #expect(TraceSystem.statistics.open == 0)
        }
    }
}
