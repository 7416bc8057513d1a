/// The operation that a span describes, as known before the sampling decision.
@usableFromInline
enum TraceOperation: Sendable {
    case site(TraceSite)
    /// The name and kind of a span that is opened in handwritten code.
    case name(String, TraceSpanKind)

    /// The sampling ratio, 0…1, for traces that start with this operation; nil if the sampler's applies.
    var sample: Double? {
        switch self {
        case .site(let site): site.content._withUnsafeGuaranteedRef { $0.sample }
        case .name: nil
        }
    }
}
