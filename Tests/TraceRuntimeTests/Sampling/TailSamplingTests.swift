import Testing

@testable import TraceRuntime

private struct Broken: Error {}

@Suite("Traces that are not sampled")
struct TailSamplingTests {
    private func keepingErrors(_ configuration: inout TraceConfiguration) {
        configuration.sampler = .never
        configuration.keepsErrors = true
    }

    @Test("Are kept completely if they failed, and propagate as unsampled")
    func failed() async {
        let spans = await recording(keepingErrors) {
            try withTraceSpan("root") { root in
                withTraceSpan("child") { child in
                    #expect(child.isRecording && child.context?.isSampled == false)
                    #expect(child.context?.traceID == root.context?.traceID)
                }
                throw Broken()
            }
        }
        #expect(spanTree(spans.map { $0.withoutDetails }) == "internal root error(Broken())\n  internal child")
    }

    @Test("Are kept if only one of their spans failed")
    func failedInside() async {
        let spans = await recording(keepingErrors) {
            withTraceSpan("root") { _ in
                withTraceSpan("child") { $0.setStatus(.error("lost")) }
            }
        }
        #expect(spanTree(spans) == "internal root\n  internal child error(lost)")
    }

    @Test("Are dropped and counted if they succeeded")
    func wentWell() async {
        var statistics = TraceStatistics()
        let spans = await recording(keepingErrors) {
            withTraceSpan("root") { _ in withTraceSpan("child") { _ in } }
            statistics = TraceSystem.statistics
        }
        #expect(spans == [])
        #expect(statistics == TraceStatistics(ended: 2, dropped: [.notKept: 2]))
    }

    @Test("Are kept if they were slow")
    func slow() async {
        let spans = await recording {
            $0.sampler = .never
            $0.keepSlowerThan = .zero
        } _: {
            withTraceSpan("root") { _ in withTraceSpan("child") { _ in } }
        }
        #expect(spanTree(spans) == "internal root\n  internal child")
    }

    @Test("A root beyond the limit is counted once, is not exported, and still decides")
    func rootWithoutRoom() async {
        var system: TraceSystem?
        let stranger = TraceContext(
            extracting: ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"])
        let spans = await recording { configuration in
            keepingErrors(&configuration)
            configuration.batching.queueCapacity = 4
        } _: {
            system = TraceSystem.current
            withTraceSpan("other root") { _ in
                withTraceSpan("held meanwhile") { _ in }
                do {
                    try withTraceSpan("root", parent: stranger) { _ in
                        withTraceSpan("child") { _ in }
                        throw Broken()
                    }
                } catch {}
            }
        }
        #expect(spans.map(\.name) == ["child"])
        #expect(
            system?.statistics == TraceStatistics(ended: 4, exported: 1, dropped: [.queueFull: 1, .notKept: 2]))
    }

    @Test("The failure of a span beyond the limit counts in the decision")
    func failedWithoutRoom() async {
        var system: TraceSystem?
        let spans = await recording { configuration in
            keepingErrors(&configuration)
            configuration.batching.queueCapacity = 2
        } _: {
            system = TraceSystem.current
            withTraceSpan("root") { _ in
                withTraceSpan("first") { _ in }
                withTraceSpan("second") { $0.setStatus(.error("lost")) }
            }
        }
        #expect(spanTree(spans) == "internal first")
        #expect(system?.statistics == TraceStatistics(ended: 3, exported: 1, dropped: [.queueFull: 2]))
    }

    @Test("The local root decides, and a span that ends after it follows its decision")
    func decision() {
        var kept = TailSampling<String>(keepsErrors: true, slowerThan: .seconds(1))
        let keptActions = [
            kept.add("child", failed: false), kept.addRoot("root", failed: false, duration: .seconds(2)),
            kept.add("late", failed: false),
        ]
        #expect(keptActions.map(\.text) == ["hold", "export child root", "export late"])

        var notKept = TailSampling<String>(keepsErrors: false, slowerThan: .seconds(1))
        let notKeptActions = [
            notKept.add("child", failed: true), notKept.addRoot("root", failed: true, duration: .seconds(1)),
            notKept.add("late", failed: true),
        ]
        #expect(notKeptActions.map(\.text) == ["hold", "discard child root", "discard late"])
    }
}

extension TailSampling.Action where Span == String {
    fileprivate var text: String {
        switch self {
        case .hold: "hold"
        case .export(let spans): "export " + spans.joined(separator: " ")
        case .discard(let spans): "discard " + spans.joined(separator: " ")
        }
    }
}

extension FinishedTraceSpan {
    /// The span without the attributes and events of an error.
    fileprivate var withoutDetails: FinishedTraceSpan {
        var span = self
        span.attributes = []
        span.events = []
        return span
    }
}
