/// The spans of a trace that wait for the sampling decision at its end.
///
/// The head sampler left the trace out, and a rule may keep it all the same: for an error, or for its duration. It
/// decides and never acts: each call returns what its caller must now do with the spans.
struct TailSampling<Span> {
    enum Action {
        /// The span waits here.
        case hold
        case export([Span])
        /// No rule keeps the spans.
        case discard([Span])
    }

    private enum Decision {
        case pending
        case kept
        case notKept
    }

    private let keepsErrors: Bool
    private let keepSlowerThan: Duration?
    private var spans: [Span] = []
    private var hasFailed = false
    private var decision = Decision.pending

    /// - Parameter slowerThan: how long the local root may take before its trace is kept; nil keeps no trace for that.
    init(keepsErrors: Bool, slowerThan: Duration?) {
        self.keepsErrors = keepsErrors
        self.keepSlowerThan = slowerThan
    }

    /// Takes a span that has ended below the local root. A span that ends after the root follows the root's decision.
    ///
    /// - Parameter span: nil if there is no room for it. The decision counts it all the same.
    mutating func add(_ span: Span?, failed: Bool) -> Action {
        let added = span.map { [$0] } ?? []
        switch decision {
        case .pending:
            spans += added
            hasFailed = hasFailed || failed
            return .hold
        case .kept: return .export(added)
        case .notKept: return .discard(added)
        }
    }

    /// Takes the local root and decides.
    ///
    /// - Parameter span: nil if there is no room for it. The decision counts it all the same.
    mutating func addRoot(_ span: Span?, failed: Bool, duration: Duration) -> Action {
        let isSlow = keepSlowerThan.map { duration > $0 } ?? false
        let isKept = isSlow || (keepsErrors && (failed || hasFailed))
        let all = spans + (span.map { [$0] } ?? [])
        decision = isKept ? .kept : .notKept
        spans = []
        return isKept ? .export(all) : .discard(all)
    }
}
