/// The spans of a trace that wait for the sampling decision at its end.
///
/// The head sampler did not sample the trace. A rule may keep it nevertheless, for an error or for its duration. The
/// methods return what the caller must do with the spans.
struct TailSampling<Span> {
    enum Action {
        /// The span waits here.
        case hold
        case export([Span])
        /// The spans are dropped, because no rule keeps the trace.
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

    /// - Parameter slowerThan: the duration of the local root beyond which the trace is kept; nil switches this rule
    ///   off.
    init(keepsErrors: Bool, slowerThan: Duration?) {
        self.keepsErrors = keepsErrors
        self.keepSlowerThan = slowerThan
    }

    /// Adds an ended span that is not the local root. After the root has ended, the root's decision holds.
    ///
    /// - Parameter span: the span; nil if the memory limit leaves no space for it. Its failure counts nevertheless.
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

    /// Adds the ended local root and decides.
    ///
    /// - Parameter span: the root; nil if the memory limit leaves no space for it. Its failure and duration count
    ///   nevertheless.
    mutating func addRoot(_ span: Span?, failed: Bool, duration: Duration) -> Action {
        let isSlow = keepSlowerThan.map { duration > $0 } ?? false
        let isKept = isSlow || (keepsErrors && (failed || hasFailed))
        let all = spans + (span.map { [$0] } ?? [])
        decision = isKept ? .kept : .notKept
        spans = []
        return isKept ? .export(all) : .discard(all)
    }
}
