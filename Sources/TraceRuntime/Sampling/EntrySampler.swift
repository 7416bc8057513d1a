import Synchronization

/// Decides for each trace that enters this process, or starts in it, whether it is recorded.
///
/// The rate limit holds for traces that a caller asks us to record, too: whoever may call us must not be able to fill
/// our queue. https://www.w3.org/TR/trace-context-2/#denial-of-service
struct EntrySampler: ~Copyable, Sendable {
    private let sampler: TraceSampler
    private let isLimited: Bool
    private let limit: TraceMutex<TokenBucket>

    /// - Parameter rateMax: in traces a second; nil sets no limit.
    init(_ sampler: TraceSampler, rateMax: Double?, at now: MonotonicTime) {
        self.sampler = sampler
        isLimited = rateMax != nil
        limit = TraceMutex(TokenBucket(tokensPerSecond: rateMax ?? 0, at: now))
    }

    /// - Parameters:
    ///   - parent: of another process; nil where the trace starts here.
    ///   - ratio: the operation's own chance, 0…1, where it has one.
    ///   - now: asked only where the limit may matter.
    func isSampled(
        _ traceID: TraceID, parent: TraceContext?, ratio: Double?, at now: @autoclosure () -> MonotonicTime
    ) -> Bool {
        guard sampler.isSampled(traceID, parent: parent, ratio: ratio.map(TraceSamplingRatio.init(clamping:))) else {
            return false
        }
        guard isLimited else { return true }
        let now = now()
        return limit.withLock { $0.take(at: now) }
    }
}
