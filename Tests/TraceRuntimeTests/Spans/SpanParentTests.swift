import Testing

@testable import TraceRuntime

@Suite("The parent of a span")
struct SpanParentTests {
    private func context(trace: UInt64, span: UInt64, isRemote: Bool = false) -> TraceContext {
        TraceContext(
            traceID: TraceID(high: 0, low: trace)!, spanID: TraceSpanID(span)!, flags: .sampled, isRemote: isRemote)
    }

    @Test("Is the given context if no span is active")
    func given() {
        let remote = context(trace: 1, span: 1, isRemote: true)
        let parent = SpanParent(explicit: remote, active: nil)
        #expect(parent.context == remote)
        #expect(parent.link == nil)
    }

    @Test("Is the remote parent, and an active span of another trace becomes a link")
    func remoteOfAnotherTrace() {
        let remote = context(trace: 2, span: 9, isRemote: true)
        let active = context(trace: 1, span: 1)
        let parent = SpanParent(explicit: remote, active: active)
        #expect(parent.context == remote)
        #expect(parent.link == active)
    }

    @Test("Is the active span if the remote parent is in the same trace")
    func remoteOfTheSameTrace() {
        let active = context(trace: 1, span: 1)
        let parent = SpanParent(explicit: context(trace: 1, span: 9, isRemote: true), active: active)
        #expect(parent.context == active)
        #expect(parent.link == nil)
    }

    @Test("Is the given span if it is of this process")
    func local() {
        let named = context(trace: 1, span: 2)
        let parent = SpanParent(explicit: named, active: context(trace: 1, span: 1))
        #expect(parent.context == named)
        #expect(parent.link == nil)
    }
}
