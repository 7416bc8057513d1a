/// What is known of a span before it is known whether it is recorded.
@usableFromInline
enum TraceOperation: Sendable {
    case site(TraceSite)
    /// A span that is written by hand.
    case name(String)

    /// The ratio, 0…1, of the traces that start with it and are sampled; nil leaves it to the sampler.
    var sample: Double? {
        switch self {
        case .site(let site): site.content._withUnsafeGuaranteedRef { $0.sample }
        case .name: nil
        }
    }
}
