import Testing
@testable import TraceRuntime

@Suite("Patience at shutdown")
struct ShutdownPatienceTests {
    private let start = MonotonicTime(nanoseconds: 1_000)
    private let failure = OTLPAnswer.failed("refused")
    private let unavailable = OTLPAnswer.response(OTLPResponse(status: 503))

    private func after(_ milliseconds: Int) -> MonotonicTime { start.advanced(by: .milliseconds(milliseconds)) }

    @Test("A receiver that has never answered gets one attempt and one second")
    func neverAnswered() {
        var patience = ShutdownPatience()
        patience.note(failure)
        #expect(!patience.isOver && !patience.allowsNoPause)
        #expect(patience.limit(.seconds(10), at: start) == .seconds(10))
        let isCutShort = patience.beginShutdown(at: start)
        #expect(isCutShort)
        #expect(patience.allowsNoPause)
        #expect(patience.limit(.seconds(10), at: after(400)) == .milliseconds(600))
        #expect(patience.limit(.milliseconds(5), at: after(400)) == .milliseconds(5))
        #expect(patience.limit(.seconds(10), at: after(2_000)) == .zero)
        #expect(!patience.isLate(at: after(999)) && patience.isLate(at: after(1_000)))
        patience.note(failure)
        #expect(patience.isOver)
    }

    @Test("The exporter waits as usual for a receiver that answers then")
    func answersAtLast() {
        var patience = ShutdownPatience()
        let isCutShort = patience.beginShutdown(at: start)
        #expect(isCutShort)
        patience.note(unavailable)
        patience.note(failure)
        #expect(!patience.isOver && !patience.allowsNoPause && !patience.isLate(at: after(2_000)))
        #expect(patience.limit(.seconds(10), at: after(2_000)) == .seconds(10))
    }

    @Test("The exporter waits as usual for a receiver that has answered before")
    func answeredBefore() {
        var patience = ShutdownPatience()
        patience.note(unavailable)
        let isCutShort = patience.beginShutdown(at: start)
        #expect(!isCutShort)
        patience.note(failure)
        #expect(!patience.isOver && !patience.allowsNoPause)
    }
}
