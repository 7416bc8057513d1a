extension CallMetric {
    /// The name of the metric: https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ and
    /// https://opentelemetry.io/docs/specs/semconv/database/database-metrics/
    var name: String {
        switch self {
        case .httpServer: "http.server.request.duration"
        case .database: "db.client.operation.duration"
        case .operation: "trace.operation.duration"
        }
    }

    var summary: String {
        switch self {
        case .httpServer: "Duration of HTTP server requests."
        case .database: "Duration of database client operations."
        case .operation: "Duration of traced operations."
        }
    }

    /// The upper bounds of the buckets in seconds; the last bucket has none. The conventions fix those of HTTP and
    /// databases.
    var bounds: [Double] {
        switch self {
        case .httpServer: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
        case .database: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]
        case .operation: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10]
        }
    }

    /// Returns the bucket of a duration in ticks. A bound belongs to the bucket below it.
    func bucket(of ticks: UInt64) -> Int {
        let bounds = boundsInTicks
        var bucket = 0
        while bucket < bounds.count && ticks > bounds[bucket] { bucket += 1 }
        return bucket
    }

    private var boundsInTicks: [UInt64] {
        switch self {
        case .httpServer: Self.httpServerTicks
        case .database: Self.databaseTicks
        case .operation: Self.operationTicks
        }
    }

    private static let httpServerTicks = ticks(of: .httpServer)
    private static let databaseTicks = ticks(of: .database)
    private static let operationTicks = ticks(of: .operation)

    private static func ticks(of metric: CallMetric) -> [UInt64] {
        let nanosecondsPerTick = TraceClock.shared.timescale.nanosecondsPerTick
        return metric.bounds.map { UInt64($0 * 1e9 / nanosecondsPerTick) }
    }
}
