/// The operation that a span describes, as known before the sampling decision.
@usableFromInline
enum TraceOperation: Sendable {
    case site(TraceSite)
    /// The name and kind of a span that is opened in handwritten code.
    case name(String, TraceSpanKind)
    /// A request that a middleware answers, with the name by which a filter knows it; nil without a filter.
    case request(filteredAs: String?)

    /// The sampling ratio, 0…1, for traces that start with this operation; nil if the sampler's applies.
    var sample: Double? {
        switch self {
        case .site(let site): site.content._withUnsafeGuaranteedRef { $0.sample }
        case .name, .request: nil
        }
    }

    /// The method of a route whose annotation has it.
    @inline(__always)
    var method: HTTPMethod? {
        if case .site(let site) = self { site.content._withUnsafeGuaranteedRef { $0.method } } else { nil }
    }

    /// The names by which a filter knows the operation.
    var filterNames: [String] {
        switch self {
        case .site(let site): site.content._withUnsafeGuaranteedRef { $0.filterNames }
        case .name(let name, _): [name]
        case .request(let name): [name].compactMap(\.self)
        }
    }

    /// The number of its site; nil if it has none.
    var siteNumber: Int? {
        if case .site(let site) = self { site.content._withUnsafeGuaranteedRef { $0.number } } else { nil }
    }
}
