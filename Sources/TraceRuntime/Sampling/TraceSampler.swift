/// The rule that decides which traces are sampled. It decides when a trace enters this process or starts in it. The
/// spans below inherit the decision.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#built-in-samplers
public indirect enum TraceSampler: Sendable, Hashable {
    case always
    case never
    case ratio(TraceSamplingRatio)
    /// As `ratio`, but consistent with the specification's samplers in other services. It writes the threshold into the
    /// trace state, which tells a receiver for how many traces a sampled one stands.
    case probability(TraceSamplingRatio)
    /// The decision of the remote parent, or of `root` without a remote parent.
    case parentBased(root: TraceSampler)
}

extension TraceSampler {
    /// Decides whether a trace is sampled.
    ///
    /// - Parameters:
    ///   - parent: the remote parent; nil if the trace starts here.
    ///   - ratio: the operation's own ratio. It replaces the sampler's ratio for traces that start with this operation.
    func isSampled(_ traceID: TraceID, parent: TraceContext?, ratio: TraceSamplingRatio?) -> Bool {
        switch self {
        case .always:
            guard parent == nil, let ratio else { return true }
            return ratio.isSampled(traceID)
        case .never:
            return false
        case .ratio(let usual):
            guard parent == nil, let ratio else { return usual.isSampled(traceID) }
            return ratio.isSampled(traceID)
        case .probability(let usual):
            return (parent == nil ? ratio ?? usual : usual).isSampled(randomness: traceID.randomness(parent?.state))
        case .parentBased(let root):
            return parent?.isSampled ?? root.isSampled(traceID, parent: nil, ratio: ratio)
        }
    }

    /// Returns the threshold of a sampled trace; nil if its probability is not known.
    ///
    /// - Parameters:
    ///   - parent: the remote parent; nil if the trace starts here.
    ///   - ratio: the operation's own ratio.
    func threshold(_ traceID: TraceID, parent: TraceContext?, ratio: TraceSamplingRatio?) -> UInt64? {
        switch self {
        case .always, .never, .ratio: return nil
        case .probability(let usual): return (parent == nil ? ratio ?? usual : usual).threshold
        case .parentBased(let root):
            guard let parent else { return root.threshold(traceID, parent: nil, ratio: ratio) }
            // "they should erase the threshold when it is apparently inconsistent"
            return parent.state.samplingThreshold.flatMap { traceID.randomness(parent.state) >= $0 ? $0 : nil }
        }
    }
}

extension TraceID {
    /// The 56 bits that decide whether the trace is sampled: those that the state has, or the last of the id.
    fileprivate func randomness(_ state: TraceState?) -> UInt64 { state?.randomness ?? low & (1 << 56 - 1) }
}
