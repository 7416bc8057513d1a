/// The spans of a trace that is not sampled, until it is known whether they matter all the same.
///
/// It decides and never acts: each call returns what its caller must now do with the spans.
struct HeldTrace<Span> {
    enum Action {
        /// It stays here.
        case hold
        case export([Span])
        /// They are not kept.
        case discard([Span])
    }

    private enum Verdict {
        case pending
        case kept
        case notKept
    }

    private let keepsErrors: Bool
    private let keepSlowerThan: Duration?
    private var spans: [Span] = []
    private var hasFailed = false
    private var verdict = Verdict.pending

    /// - Parameter slowerThan: how long the local root may take before its trace is kept; nil keeps none for that.
    init(keepsErrors: Bool, slowerThan: Duration?) {
        self.keepsErrors = keepsErrors
        self.keepSlowerThan = slowerThan
    }

    /// Takes a span that has ended below the local root. Those that outlive it share its fate.
    ///
    /// - Parameter span: nil if there is no room for it. A trace loses spans then, and never its verdict.
    mutating func add(_ span: Span?, failed: Bool) -> Action {
        let added = span.map { [$0] } ?? []
        switch verdict {
        case .pending:
            spans += added
            hasFailed = hasFailed || failed
            return .hold
        case .kept: return .export(added)
        case .notKept: return .discard(added)
        }
    }

    /// Takes the local root, which decides, also if there is no room for itself.
    mutating func addRoot(_ span: Span?, failed: Bool, duration: Duration) -> Action {
        let isSlow = keepSlowerThan.map { duration > $0 } ?? false
        let isKept = isSlow || (keepsErrors && (failed || hasFailed))
        let all = spans + (span.map { [$0] } ?? [])
        verdict = isKept ? .kept : .notKept
        spans = []
        return isKept ? .export(all) : .discard(all)
    }
}
