import Synchronization

/// The sampling decision for traces that enter this process or start in it.
///
/// The rate limit also holds for traces that a caller asks to record. Otherwise, a caller could fill the queue:
/// https://www.w3.org/TR/trace-context-2/#denial-of-service
struct EntrySampler: ~Copyable, Sendable {
    private let sampler: TraceSampler
    private let isLimited: Bool
    /// Whether traces that start here get a threshold.
    private let writesThresholds: Bool
    private let limit: TraceMutex<TokenBucket>

    /// - Parameter rateMax: the limit in traces per second; nil sets no limit.
    init(_ sampler: TraceSampler, rateMax: Double?, at now: MonotonicTime) {
        self.sampler = sampler
        isLimited = rateMax != nil
        writesThresholds = rateMax == nil && sampler.isProbability
        limit = TraceMutex(TokenBucket(tokensPerSecond: rateMax ?? 0, at: now))
    }

    /// Decides whether a trace is sampled.
    ///
    /// - Parameters:
    ///   - parent: the remote parent; nil if the trace starts here.
    ///   - ratio: the operation's own sampling ratio, 0…1; nil if it has none.
    ///   - now: the time, read only if there is a rate limit.
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

    /// Whether the trace state below a remote parent may change, which it does in few traces.
    @inline(__always)
    func maySetState(below parent: borrowing TraceContext) -> Bool {
        writesThresholds || !parent.state.header.isEmpty
    }

    /// Returns the trace state after the decision; nil if it stays as it is.
    ///
    /// - Parameters:
    ///   - parent: the remote parent; nil if the trace starts here.
    ///   - isSampled: the decision.
    ///   - isThinned: whether a filter has left out a part of the traces that the parent's threshold stands for.
    func state(
        _ traceID: TraceID, parent: TraceContext?, isSampled: Bool, ratio: Double?, isThinned: Bool = false
    ) -> TraceState? {
        guard parent.map({ maySetState(below: $0) }) ?? (writesThresholds && isSampled) else { return nil }
        let state = parent?.state ?? TraceState()
        let isKnown = isSampled && !isLimited && !isThinned
        let ratio = ratio.map(TraceSamplingRatio.init(clamping:))
        let threshold = isKnown ? sampler.threshold(traceID, parent: parent, ratio: ratio) : nil
        return threshold == state.samplingThreshold ? nil : state.with(threshold: threshold)
    }
}

extension TraceSampler {
    /// Whether traces that start here are sampled by their randomness.
    fileprivate var isProbability: Bool {
        switch self {
        case .probability: true
        case .parentBased(let root): root.isProbability
        case .always, .never, .ratio: false
        }
    }
}
