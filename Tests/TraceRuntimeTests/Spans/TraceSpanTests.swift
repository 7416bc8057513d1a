import Testing

@testable import TraceRuntime

@Suite("An open span")
struct TraceSpanTests {
    @Test("Records data up to its limits, and counts the rest")
    func limits() async {
        let linked = FinishedTraceSpan("other", id: 1).context
        let spans = await recording {
            // One of the attributes is the duration.
            $0.limits.attributeCountMax = 3
            $0.limits.attributeValueLengthMax = 3
            $0.limits.eventCountMax = 1
            $0.limits.attributePerEventCountMax = 1
            $0.limits.linkCountMax = 1
            $0.limits.attributePerLinkCountMax = 0
        } _: {
            withTraceSpan("full") { span in
                for (index, key) in ["a", "b", "c", "d"].enumerated() {
                    span.setAttribute(TraceAttributeKey(key), index)
                    span.addEvent(key, attributes: ["x": "äöüß", "y": 1])
                    span.addLink(linked, attributes: ["x": 1])
                }
                span.setAttribute("a", "äöüß")
                span.setAttribute("b", ["abcd", "ab"])
            }
        }
        #expect(
            spanTree(spans) == """
                internal full
                  a = äöü
                  b = [abc, ab]
                  ! a | x = äöü
                  ~ link
                """)
        let span = spans[0]
        #expect(span.attributes.count == 3)
        #expect(span.droppedAttributeCount == 2)
        #expect(span.droppedEventCount == 3)
        #expect(span.events[0].droppedAttributeCount == 1)
        #expect(span.droppedLinkCount == 3)
        #expect(span.links[0].droppedAttributeCount == 1)
    }

    @Test("Cuts and counts its constant attributes like others")
    func constantAttributes() async {
        let attributes: TraceAttributes = ["a": "äöüß", "b": .strings(["abcd", "ab"]), "c": 1]
        let site = TraceSite(
            name: "site", function: "f()", fileID: "App/File.swift", line: 1, attributes: attributes)
        let spans = await recording {
            // One of them is the duration's.
            $0.limits.attributeCountMax = 3
            $0.limits.attributeValueLengthMax = 3
        } _: {
            withTraceSpan(site) { _ in }
            withTraceSpan("by hand", attributes: attributes) { _ in }
        }
        #expect(
            spanTree(spans) == """
                internal site
                  a = äöü
                  b = [abc, ab]
                internal by hand
                  a = äöü
                  b = [abc, ab]
                """)
        #expect(spans.map(\.droppedAttributeCount) == [1, 1])
    }

    @Test("Records nothing after its end")
    func ended() async {
        let spans = await recording {
            let kept = withTraceSpan("span") { $0 }
            kept.setAttribute("late", 1)
            kept.addEvent("late")
            kept.addLink(FinishedTraceSpan("other", id: 1).context)
            kept.setStatus(.ok)
        }
        #expect(spanTree(spans) == "internal span")
    }

    @Test("The status OK is final, and unset is ignored")
    func status() async {
        let spans = await recording {
            withTraceSpan("ok") { span in
                span.setStatus(.error("early"))
                span.setStatus(.ok)
                span.setStatus(.error("late"))
            }
            withTraceSpan("error") { span in
                span.setStatus(.error("early"))
                span.setStatus(.unset)
            }
        }
        #expect(spanTree(spans) == "internal ok ok\ninternal error error(early)")
    }

    @Test("Has the same duration in its times and in duration_ms")
    func duration() async throws {
        let spans = await recording {
            withTraceSpan("outer") { _ in withTraceSpan("inner") { _ in } }
        }
        let outer = try #require(spans.first { $0.name == "outer" })
        let inner = try #require(spans.first { $0.name == "inner" })
        #expect(outer.startTime <= inner.startTime && inner.endTime <= outer.endTime)
        let milliseconds = Double(outer.endTime - outer.startTime) / 1_000_000
        #expect(outer.attributes == [TraceAttribute("duration_ms", .double(milliseconds))])
    }

    @Test("Continues its parent's trace with its state and baggage")
    func context() async {
        let parent = TraceContext(extracting: [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "a=1",
            "baggage": "tenant=7",
        ])
        let spans = await recording {
            withTraceSpan("server", parent: parent) { _ in
                withTraceSpan("child") { span in
                    #expect(span.context == TraceContext.current)
                    #expect(span.context?.baggage["tenant"] == "7")
                }
            }
        }
        #expect(spanTree(spans) == "internal server (remote parent)\n  internal child")
        #expect(Set(spans.map(\.context.traceID.description)) == ["0af7651916cd43dd8448eb211c80319c"])
        #expect(spans.map(\.context.state.header) == ["a=1", "a=1"])
        #expect(spans.map(\.context.flags) == [.sampled, .sampled])
        #expect(spans.last?.parentSpanID?.description == "b7ad6b7169203331")
    }

    @Test("Is not recorded for an unsampled caller, and keeps the trace id and random bit")
    func unsampledCaller() async {
        let parent = TraceContext(extracting: [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-02"
        ])
        let spans = await recording {
            withTraceSpan("server", parent: parent) { span in
                #expect(span.context?.traceID == parent?.traceID)
                #expect(span.context?.spanID != parent?.spanID)
                #expect(span.context?.flags == .random)
                // A span of another, sampled trace can be opened within it.
                withTraceSpan("elsewhere", parent: FinishedTraceSpan("other", id: 1).context) { _ in }
            }
        }
        #expect(spanTree(spans) == "internal elsewhere\n  ~ link")
    }

    @Test("Runs on its caller's actor, and no other task runs there before the body")
    func isolation() async {
        await recordingOnActor()
    }

    @MainActor
    private func recordingOnActor() async {
        var steps: [String] = []
        _ = await recording {
            let other = Task { @MainActor in steps.append("other") }
            steps.append("before")
            await withTraceSpan("span") { _ in
                steps.append("inside")
                await other.value
            }
            withTraceSpanRethrowing("span") { _ in steps.append("inside again") }
        }
        #expect(steps == ["before", "inside", "other", "inside again"])
    }
}
