/// The rules for sending a batch again: https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes
struct RetryPolicy: Sendable, Hashable {
    /// The time for all attempts at a batch together.
    var budget = Duration.seconds(30)
    /// The time for one attempt.
    var attemptTimeout = Duration.seconds(10)
    /// The time to wait before the second attempt. It doubles with each further attempt.
    var delayFirst = Duration.seconds(1)
    var delayMax = Duration.seconds(8)

    /// Returns true for the status codes that the specification calls retryable.
    static func isRetryable(status: Int) -> Bool { [429, 502, 503, 504].contains(status) }
}

/// The attempts to deliver one batch.
///
/// It is a state machine without I/O: the caller passes in the result of an attempt and gets the next step.
struct Delivery {
    enum Step: Hashable {
        case delivered(DeliveryReport)
        case retry(after: Duration)
        /// The batch is lost. The receiver asked to wait, or the time is over, so no batch is sent for a while.
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

    /// Returns the time limit for the next attempt.
    func limit(at now: MonotonicTime) -> Duration { min(policy.attemptTimeout, timeLeft(at: now)) }

    /// Decides what to do after an attempt.
    ///
    /// - Parameters:
    ///   - unixTime: the time in seconds since 1970, to evaluate a date in `Retry-After`.
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
            // `Retry-After` can lengthen the pause and never shorten it. With "0", requests would follow each other
            // without a pause.
            return wait(max(asked, backoff(using: &generator)), at: now)
        case .failed:
            return wait(backoff(using: &generator), at: now)
        }
    }

    private func wait(_ delay: Duration, at now: MonotonicTime) -> Step {
        let left = timeLeft(at: now)
        // The next batch must also wait for the time that the receiver asked for.
        return delay < left ? .retry(after: delay) : .giveUp(.retryExhausted, after: left)
    }

    /// Returns an exponential pause, at random between half of it and all of it, so that exporters do not all retry at
    /// the same time.
    private mutating func backoff(using generator: inout some RandomNumberGenerator) -> Duration {
        let delay = nextDelay
        nextDelay = min(policy.delayMax, nextDelay * 2)
        return delay * Double.random(in: 0.5...1, using: &generator)
    }

    private func timeLeft(at now: MonotonicTime) -> Duration {
        now < deadline ? now.duration(to: deadline) : .zero
    }
}
