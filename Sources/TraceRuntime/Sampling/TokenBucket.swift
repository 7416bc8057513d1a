/// A rate limit: a number of events per second. A burst may be as large as the number for one second.
///
/// It never reads a clock; the caller passes the time.
struct TokenBucket {
    private let tokensPerSecond: Double
    private let capacity: Double
    private var tokens: Double
    private var updated: MonotonicTime

    /// Creates a full bucket. Also with a rate below one per second, it allows the first event.
    init(tokensPerSecond: Double, at now: MonotonicTime) {
        self.tokensPerSecond = tokensPerSecond
        capacity = max(1, tokensPerSecond)
        tokens = capacity
        updated = now
    }

    /// Takes one token; false if the bucket is empty.
    mutating func take(at now: MonotonicTime) -> Bool {
        // The calls of several threads may arrive in another order than their times.
        if now > updated {
            tokens = min(capacity, tokens + updated.duration(to: now) / .seconds(1) * tokensPerSecond)
            updated = now
        }
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}
