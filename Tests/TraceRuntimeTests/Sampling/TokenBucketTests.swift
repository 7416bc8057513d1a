import Testing
@testable import TraceRuntime

@Suite("The rate limit")
struct TokenBucketTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test("Allows the events of one second at once, then the rate")
    func rate() {
        var bucket = TokenBucket(tokensPerSecond: 10, at: start)
        func taken(_ count: Int, after delay: Duration) -> Int {
            (0..<count).count { _ in bucket.take(at: start.advanced(by: delay)) }
        }
        #expect(taken(50, after: .zero) == 10)
        #expect(taken(50, after: .milliseconds(99)) == 0)
        #expect(taken(50, after: .milliseconds(100)) == 1)
        #expect(taken(50, after: .milliseconds(600)) == 5)
        #expect(taken(50, after: .seconds(3_600)) == 10)
    }

    /// Returns the decisions of a bucket, full at the start, at these times.
    private func answers(tokensPerSecond: Double, at times: [Duration]) -> [Bool] {
        var bucket = TokenBucket(tokensPerSecond: tokensPerSecond, at: start)
        return times.map { bucket.take(at: start.advanced(by: $0)) }
    }

    @Test("A rate below one per second allows the first event")
    func slow() {
        let times: [Duration] = [.zero, .milliseconds(9_999), .seconds(10), .seconds(11)]
        #expect(answers(tokensPerSecond: 0.1, at: times) == [true, false, true, false])
    }

    @Test("An earlier time adds and removes no tokens")
    func backwards() {
        let times: [Duration] = [.seconds(10), .zero, .seconds(10), .seconds(11)]
        #expect(answers(tokensPerSecond: 1, at: times) == [true, false, false, true])
    }

    @Test("The limit also holds for traces that a caller asks to record")
    func remoteParents() throws {
        let parent = TraceContext(
            traceID: try #require(TraceID(high: 1, low: 1)), spanID: try #require(TraceSpanID(1)), flags: .sampled,
            isRemote: true)
        let sampler = EntrySampler(.parentBased(root: .never), rateMax: 3, at: start)
        let sampled = (0..<10).count { _ in
            sampler.isSampled(parent.traceID, parent: parent, ratio: nil, at: start)
        }
        #expect(sampled == 3)
    }
}
