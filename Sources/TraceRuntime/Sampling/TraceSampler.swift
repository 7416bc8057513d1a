/// Which traces are recorded. It is asked where a trace enters this process; spans below inherit the answer.
///
/// https://opentelemetry.io/docs/specs/otel/trace/sdk/#built-in-samplers
public indirect enum TraceSampler: Sendable, Hashable {
    case always
    case never
    case ratio(TraceSamplingRatio)
    /// As the caller in another process decided; where there is none, as `root` decides.
    case parentBased(root: TraceSampler)
}

extension TraceSampler {
    /// - Parameters:
    ///   - parent: of another process; nil where the trace starts here.
    ///   - ratio: the operation's own, which replaces the sampler's where a trace starts with it.
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
