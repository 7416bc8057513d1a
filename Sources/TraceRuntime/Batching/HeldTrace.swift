/// The spans of a trace that is not sampled, until it is known whether they matter all the same.
///
/// It decides and never acts: each call returns what its caller must now do with the spans.
struct HeldTrace<Span> {
    enum Action {
        /// It stays here.
        case hold
        case export([Span])
        /// So many spans are not kept.
        case discard(Int)
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
    mutating func add(_ span: Span, failed: Bool) -> Action {
        switch verdict {
        case .pending:
            spans.append(span)
            hasFailed = hasFailed || failed
            return .hold
        case .kept: return .export([span])
        case .notKept: return .discard(1)
        }
    }

    /// Takes the local root, which decides.
    mutating func addRoot(_ span: Span, failed: Bool, duration: Duration) -> Action {
        let isSlow = keepSlowerThan.map { duration > $0 } ?? false
        let isKept = isSlow || (keepsErrors && (failed || hasFailed))
        let all = spans + [span]
        verdict = isKept ? .kept : .notKept
        spans = []
        return isKept ? .export(all) : .discard(all.count)
    }
}
