/// The rule that decides which traces are sampled. It decides when a trace enters this process or starts in it. The
/// spans below inherit the decision.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#built-in-samplers
public indirect enum TraceSampler: Sendable, Hashable {
    case always
    case never
    case ratio(TraceSamplingRatio)
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
        case .parentBased(let root):
            return parent?.isSampled ?? root.isSampled(traceID, parent: nil, ratio: ratio)
        }
    }
}
