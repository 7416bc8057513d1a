/// The metric that an operation's calls count in.
///
/// It follows from the annotation alone, so that sampled and unsampled calls count in the same one.
enum CallMetric: Sendable, Hashable, CaseIterable {
    case httpServer
    case database
    case operation

    /// - Parameter constants: the constant attributes of the site.
    init(isRoute: Bool, _ constants: [TraceAttribute]) {
        let databaseKeys: [TraceAttributeKey] = [.dbOperation, .dbTable, .dbSystem]
        if isRoute {
            self = .httpServer
        } else if constants.contains(where: { databaseKeys.contains($0.key) }) {
            self = .database
        } else {
            self = .operation
        }
    }
}
