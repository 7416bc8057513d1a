import Testing
@testable import TraceRuntime

@Suite("Retrying")
struct DeliveryTests {
    private static let unixTime = 784_111_777  // Sun, 06 Nov 1994 08:49:37 GMT

    /// Simulates a delivery with these answers, each of which takes a second. Returns the step after each answer.
    private func steps(after answers: [OTLPAnswer], budget: Duration = .seconds(30)) -> [String] {
        var now = MonotonicTime(nanoseconds: 1_000_000_000)
        var delivery = Delivery(RetryPolicy(budget: budget), at: now)
        var generator = LongestDelay()
        var steps: [String] = []
        for answer in answers {
            now = now.advanced(by: .seconds(1))
            let step = delivery.next(after: answer, at: now, unixTime: Self.unixTime, using: &generator)
            switch step {
            case .delivered(let report): steps.append("delivered, \(report.rejected) rejected")
            case .retry(let delay):
                steps.append("retry after \(delay)")
                now = now.advanced(by: delay)
            case .giveUp(let reason, let delay): steps.append("\(reason) after \(delay)")
            }
        }
        return steps
    }

    @Test("A status of success ends the delivery", arguments: [200, 202, 204])
    func success(status: Int) {
        #expect(steps(after: [response(status)]) == ["delivered, 0 rejected"])
    }

    @Test(
        "A status that the specification does not call retryable drops the batch",
        arguments: [301, 307, 400, 401, 404, 500, 501, 505])
    func notRetryable(status: Int) {
        #expect(steps(after: [response(status)]) == ["rejected after 0.0 seconds"])
    }

    @Test("A status that the specification calls retryable leads to a retry", arguments: [429, 502, 503, 504])
    func retryable(status: Int) {
        #expect(
            steps(after: [response(status), response(200)]) == ["retry after 1.0 seconds", "delivered, 0 rejected"])
    }

    @Test("Delays double up to a limit, until the budget is spent")
    func backoff() {
        #expect(
            steps(after: Array(repeating: .failed("refused"), count: 6)) == [
                "retry after 1.0 seconds", "retry after 2.0 seconds", "retry after 4.0 seconds",
                "retry after 8.0 seconds", "retry after 8.0 seconds", "retryExhausted after 1.0 seconds",
            ])
    }

    @Test("Retry-After: 0 does not make the pause shorter")
    func storm() {
        let now = OTLPAnswer.response(OTLPResponse(status: 429, retryAfter: "0"))
        #expect(
            steps(after: Array(repeating: now, count: 6)) == [
                "retry after 1.0 seconds", "retry after 2.0 seconds", "retry after 4.0 seconds",
                "retry after 8.0 seconds", "retry after 8.0 seconds", "retryExhausted after 1.0 seconds",
            ])
    }

    @Test("Delays are random between half of the backoff and all of it")
    func jitter() {
        var generator = SystemRandomNumberGenerator()
        let now = MonotonicTime(nanoseconds: 0)
        for _ in 0..<1_000 {
            var delivery = Delivery(RetryPolicy(), at: now)
            guard case .retry(let delay) = delivery.next(after: .failed(""), at: now, unixTime: 0, using: &generator)
            else {
                Issue.record("no retry")
                return
            }
            #expect(delay >= .milliseconds(500) && delay <= .seconds(1))
        }
    }

    @Test(
        "The receiver gives the time of the next attempt, in seconds or as a date",
        arguments: [
            ("7", "retry after 7.0 seconds"),
            // A time shorter than the exporter's own delay is ignored.
            (" 0 ", "retry after 1.0 seconds"),
            ("Sun, 06 Nov 1994 08:49:49 GMT", "retry after 12.0 seconds"),
            ("Sunday, 06-Nov-94 08:49:49 GMT", "retryExhausted after 29.0 seconds"),
            ("Sun Nov  6 08:49:49 1994", "retry after 12.0 seconds"),
            ("Sun, 06 Nov 1994 08:49:00 GMT", "retry after 1.0 seconds"),
            // With a malformed value, the exporter's own delay is used.
            ("soon", "retry after 1.0 seconds"),
            ("-5", "retry after 1.0 seconds"),
            ("+5", "retry after 1.0 seconds"),
            ("", "retry after 1.0 seconds"),
            ("Sun, 06 Nov 1994 08:49:49", "retry after 1.0 seconds"),
            ("Sun, 06 Nov 1994 25:49:49 GMT", "retry after 1.0 seconds"),
            ("Sun, 99 Nov 1994 08:49:49 GMT", "retry after 1.0 seconds"),
            ("Sun, 06 Foo 1994 08:49:49 GMT", "retry after 1.0 seconds"),
            // The time is longer than the budget. The batch is lost, and the exporter waits.
            ("3600", "retryExhausted after 29.0 seconds"),
            ("99999999999999999999", "retry after 1.0 seconds"),
            ("9999999999", "retryExhausted after 29.0 seconds"),
            ("Fri, 31 Dec 9999 23:59:59 GMT", "retryExhausted after 29.0 seconds"),
        ])
    func retryAfter(value: String, step: String) {
        #expect(steps(after: [.response(OTLPResponse(status: 429, retryAfter: value))]) == [step])
    }

    @Test("An attempt never takes longer than the time that is left")
    func attemptLimit() {
        let start = MonotonicTime(nanoseconds: 0)
        let delivery = Delivery(RetryPolicy(budget: .seconds(12)), at: start)
        #expect(delivery.limit(at: start) == .seconds(10))
        #expect(delivery.limit(at: start.advanced(by: .seconds(5))) == .seconds(7))
        #expect(delivery.limit(at: start.advanced(by: .seconds(13))) == .zero)
    }

    @Test(
        "Dates follow the calendar",
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800), ("Mon, 31 Dec 2029 23:59:59 GMT", 1_893_455_999),
        ])
    func dates(value: String, unixTime: Int) {
        #expect(RetryAfter(value) == .date(unixTime))
    }

    private func response(_ status: Int) -> OTLPAnswer { .response(OTLPResponse(status: status)) }
}

/// A generator that makes every random delay the longest possible.
private struct LongestDelay: RandomNumberGenerator {
    mutating func next() -> UInt64 { .max }
}
