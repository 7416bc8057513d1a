/// What became of a batch.
enum ExportResult: Sendable, Hashable {
    /// The receiver has it, but for as many spans as it refused.
    case exported(rejected: Int)
    case dropped(TraceDropReason)
    /// It was sent in parts, and so many of its spans were lost.
    case exportedInParts(lost: [TraceDropReason: Int])
}

extension ExportResult {
    /// How many spans were lost, by reason.
    ///
    /// - Parameter count: how many spans the batch has. A receiver that claims to have refused more is not believed.
    func lost(of count: Int) -> [(reason: TraceDropReason, count: Int)] {
        switch self {
        case .exported(let rejected): [(.rejected, min(max(0, rejected), count))]
        case .dropped(let reason): [(reason, count)]
        case .exportedInParts(let lost): lost.map { ($0.key, $0.value) }
        }
    }

    /// The one of two results in which more spans were lost.
    func worse(_ other: ExportResult, of count: Int) -> ExportResult {
        func lostCount(_ result: ExportResult) -> Int { result.lost(of: count).reduce(0) { $0 + $1.count } }
        return lostCount(other) > lostCount(self) ? other : self
    }
}
