import Testing

@testable import TraceRuntime

@Suite("The slots that spans are recorded in")
struct SpanSlotTests {
    @Test("Are reused, and a call for an ended span does not change the next one")
    func generations() async {
        var kept: [TraceSpan] = []
        var system: TraceSystem?
        var slots = Set<SpanSlot.Reference>()
        let spans = await recording {
            system = TraceSystem.current
            // Tests that run at the same time take slots out of the pool and put others into it.
            while kept.count < 200 || (slots.count == kept.count && kept.count < 2_000) {
                withTraceSpan("span") { span in
                    for ended in kept {
                        ended.setAttribute("late", true)
                        ended.setStatus(.error("late"))
                        ended.addEvent("late")
                    }
                    kept.append(span)
                    if let slot = span.recording?.slot { slots.insert(slot) }
                }
                await system?.flush()
            }
        }
        #expect(spans.count == kept.count)
        #expect(spans.allSatisfy { $0.attributes.map(\.key) == [.duration] && $0.status == .unset && $0.events == [] })
        #expect(slots.count < kept.count)
    }

    // The thread sanitizer watches this test in continuous integration.
    @Test("Are cleared while other threads still call spans that have ended")
    func lateCalls() async {
        let spans = await recording {
            for _ in 0..<100 {
                let kept = withTraceSpan("span") { $0 }
                let late = Task.detached {
                    for _ in 0..<50 {
                        kept.setAttribute("late", true)
                        await Task.yield()
                    }
                }
                await TraceSystem.flush()
                withTraceSpan("other") { _ in }
                await late.value
            }
        }
        #expect(spans.count == 200)
        #expect(spans.allSatisfy { $0.attributes.map(\.key) == [.duration] })
    }

    @Test("Are returned to the pool when a system is shut down")
    func systems() async {
        let growthMax = 150 * SpanPool.portion
        var growth = growthMax
        // Other tests record at the same time, but hardly three times with as many slots as three hundred shards keep.
        for _ in 0..<3 where growth >= growthMax {
            let count = SpanPool.slots.count
            for _ in 0..<300 { _ = await recording { withTraceSpan("span") { _ in } } }
            growth = SpanPool.slots.count - count
        }
        #expect(growth < growthMax)
    }

    @Test("Do not accumulate if calls end on another thread than they began")
    func surplus() {
        let shard = RecorderShards().own
        for _ in 0..<1_000 {
            let slot = SpanPool.take()
            SpanPool.giveBack(Array(slot.dropFirst()) + (shard.withLock { $0.giveBack(slot[0]) } ?? []))
        }
        let kept = shard.withLock { $0.takeFree() }
        #expect(kept.count < 2 * SpanPool.portion)
        SpanPool.giveBack(kept)
    }

    @Test("Lose no change if several tasks change one span at once")
    func contention() async {
        let spans = await recording {
            $0.limits.eventCountMax = 100
        } _: {
            await withTraceSpan("span") { span in
                await withTaskGroup { group in
                    for task in 0..<8 {
                        group.addTask {
                            for number in 0..<50 {
                                span.addEvent("event")
                                span.setAttribute(TraceAttributeKey("task \(task)"), number)
                            }
                        }
                    }
                }
            }
        }
        let span = spans.first
        #expect(span?.events.count == 100 && span?.droppedEventCount == 300)
        let values = (span?.attributes ?? []).filter { $0.key != .duration }.map(\.value)
        #expect(values == Array(repeating: .int(49), count: 8))
    }

    @Test("A task that outlives its trace keeps its state and baggage", arguments: [true, false])
    func outlived(isSampled: Bool) async throws {
        let caller = try #require(
            TraceContext(
                extracting: [
                    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0\(isSampled ? 3 : 2)",
                    "tracestate": "vendor=1", "baggage": "user=ada",
                ]))
        var context: TraceContext?
        _ = await recording {
            let (ends, ended) = AsyncStream.makeStream(of: Void.self)
            let task = withTraceSpan("request", parent: caller) { _ in
                Task {
                    for await _ in ends {}
                    return withTraceSpan("afterwards") { $0.context }
                }
            }
            // Another span uses its slot now.
            withTraceSpan("other") { _ in }
            ended.finish()
            context = await task.value
        }
        #expect(context?.traceID == caller.traceID)
        #expect(context?.isSampled == isSampled)
        #expect(context?.state == caller.state)
        #expect(context?.baggage == caller.baggage)
    }
}
