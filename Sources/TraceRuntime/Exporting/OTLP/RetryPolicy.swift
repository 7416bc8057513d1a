/// When a batch is sent again: https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes
struct RetryPolicy: Sendable, Hashable {
    /// For all attempts at a batch together.
    var budget = Duration.seconds(30)
    /// For one attempt.
    var attemptTimeout = Duration.seconds(10)
    /// How long to wait before the second attempt; each further one waits twice as long.
    var delayFirst = Duration.seconds(1)
    var delayMax = Duration.seconds(8)

    /// Only what the specification calls retryable.
    static func isRetryable(status: Int) -> Bool { [429, 502, 503, 504].contains(status) }
}

/// The attempts to deliver one batch.
///
/// It decides and never acts: it is told what came of an attempt, and says what is next.
struct Delivery {
    enum Step: Hashable {
        case delivered(DeliveryReport)
        case retry(after: Duration)
        /// The batch is lost. The receiver asked for quiet, or the time is over, so nothing is sent for a while.
        case giveUp(TraceDropReason, after: Duration)
    }

    private let policy: RetryPolicy
    private let deadline: MonotonicTime
    private var nextDelay: Duration

    init(_ policy: RetryPolicy, at now: MonotonicTime) {
        self.policy = policy
        deadline = now.advanced(by: policy.budget)
        nextDelay = policy.delayFirst
    }

    /// How long the next attempt may take.
    func limit(at now: MonotonicTime) -> Duration { min(policy.attemptTimeout, timeLeft(at: now)) }

    /// - Parameters:
    ///   - unixTime: seconds since 1970, for a receiver that names a date.
    mutating func next(
        after answer: OTLPAnswer, at now: MonotonicTime, unixTime: Int,
        using generator: inout some RandomNumberGenerator
    ) -> Step {
        switch answer {
        case .response(let response) where (200..<300).contains(response.status):
            return .delivered(DeliveryReport(response))
        case .response(let response) where !RetryPolicy.isRetryable(status: response.status):
            return .giveUp(.rejected, after: .zero)
        case .response(let response):
            let asked = response.retryAfter.flatMap { RetryAfter($0)?.delay(at: unixTime) } ?? .zero
            // A receiver may ask for more patience than ours, and never for less: "0" would be a storm.
            return wait(max(asked, backoff(using: &generator)), at: now)
        case .failed:
            return wait(backoff(using: &generator), at: now)
        }
    }

    private func wait(_ delay: Duration, at now: MonotonicTime) -> Step {
        let left = timeLeft(at: now)
        // The next batch must not knock at once where this one was asked to wait.
        return delay < left ? .retry(after: delay) : .giveUp(.retryExhausted, after: left)
    }

    /// Exponential, and between half of it and all of it: receivers that come back are not stormed by all at once.
    private mutating func backoff(using generator: inout some RandomNumberGenerator) -> Duration {
        let delay = nextDelay
        nextDelay = min(policy.delayMax, nextDelay * 2)
        return delay * Double.random(in: 0.5...1, using: &generator)
    }

    private func timeLeft(at now: MonotonicTime) -> Duration {
        now < deadline ? now.duration(to: deadline) : .zero
    }
}
