/// A limit on how often something may happen: so many times a second, with as many at once as one second allows.
///
/// It never looks at a clock; whoever asks brings the time.
struct TokenBucket {
    private let tokensPerSecond: Double
    private let capacity: Double
    private var tokens: Double
    private var updated: MonotonicTime

    /// Starts full. A rate below one a second still lets one through at first.
    init(tokensPerSecond: Double, at now: MonotonicTime) {
        self.tokensPerSecond = tokensPerSecond
        capacity = max(1, tokensPerSecond)
        tokens = capacity
        updated = now
    }

    /// Takes one token, or says that there is none.
    mutating func take(at now: MonotonicTime) -> Bool {
        // Threads that ask at the same moment may come in the wrong order.
        if now > updated {
            tokens = min(capacity, tokens + updated.duration(to: now) / .seconds(1) * tokensPerSecond)
            updated = now
        }
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}
