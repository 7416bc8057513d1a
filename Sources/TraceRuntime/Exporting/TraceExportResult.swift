/// The outcome of an export.
public enum TraceExportResult: Sendable, Hashable {
    /// The receiver accepted the batch, except for a number of spans that it refused. These are counted as
    /// ``TraceDropReason/rejected``.
    case exported(rejected: Int)
    /// The receiver accepted no span of the batch.
    case dropped(TraceDropReason)
    /// The batch was sent in parts. The receiver accepted it except for a number of spans for each reason.
    case exportedInParts(lost: [TraceDropReason: Int])
}

extension TraceExportResult {
    /// The number of spans that were lost, by reason.
    ///
    /// - Parameter count: the number of spans in the batch. It limits the number that a receiver claims to have
    ///   refused.
    func lost(of count: Int) -> [(reason: TraceDropReason, count: Int)] {
        switch self {
        case .exported(let rejected): [(.rejected, min(max(0, rejected), count))]
        case .dropped(let reason): [(reason, count)]
        case .exportedInParts(let lost): lost.map { ($0.key, $0.value) }
        }
    }

    /// Returns the result in which more spans were lost.
    func worse(_ other: TraceExportResult, of count: Int) -> TraceExportResult {
        func lostCount(_ result: TraceExportResult) -> Int { result.lost(of: count).reduce(0) { $0 + $1.count } }
        return lostCount(other) > lostCount(self) ? other : self
    }
}
