/// Collects the metrics of a recorder and exports them: at each interval, at a flush and at shutdown.
///
/// One export follows the other. While one waits for a receiver, calls are still counted: the next export has all of
/// them.
actor MetricReader {
    private let destinations: [MetricDestination]
    private let shards: RecorderShards
    private let settings: MetricSettings
    /// Returns the metrics of tracing itself.
    private let health: @Sendable () -> [Metric]
    private let startTime: UInt64
    private var table = MetricTable()
    private var timer: Task<Void, Never>?
    /// The export that was begun last.
    private var export: Task<Void, Never>?
    private var isShutDown = false
    private let outcomes = TraceMutex(TraceMetricStatistics())

    /// - Parameter health: returns the metrics of tracing itself.
    init(
        _ destinations: [MetricDestination], _ settings: MetricSettings, shards: RecorderShards,
        health: @escaping @Sendable () -> [Metric]
    ) {
        self.destinations = destinations
        self.health = health
        self.settings = settings
        self.shards = shards
        startTime = TraceClock.shared.timescale.unixNanoseconds(of: .now)
    }

    nonisolated var statistics: TraceMetricStatistics { outcomes.withLock { $0 } }

    /// Starts to export at each interval. It is called once.
    func start(every interval: Duration) {
        guard !isShutDown else { return }
        timer = Task.detached {
            while await SystemExportClock().hasWaited(interval) { await self.flush() }
        }
    }

    /// Exports the metrics once.
    func flush() async {
        guard !isShutDown else { return }
        await beginExport().value
    }

    /// Exports the metrics for the last time, at most for `limit`. An export that is under way is given up, because the
    /// last one has its calls, too.
    func shutdown(within limit: Duration) async {
        guard !isShutDown else { return await export?.value ?? () }
        isShutDown = true
        timer?.cancel()
        export?.cancel()
        for destination in destinations { destination.prepareForShutdown() }
        let last = beginExport()
        let deadline = Task.detached {
            if await SystemExportClock().hasWaited(limit) { last.cancel() }
        }
        await last.value
        deadline.cancel()
        for destination in destinations { await destination.shutdown() }
    }

    /// Returns the metrics up to now.
    func collect() -> MetricSnapshot {
        let timescale = TraceClock.shared.timescaleOfEnded()
        for shard in shards.all { table.add(shard.withLock { $0.takeCalls() }, timescale, settings) }
        return MetricSnapshot(
            startTime: startTime, time: max(startTime, timescale.unixNanoseconds(of: .now)),
            metrics: table.metrics(settings) + health() + [statistics.metric])
    }

    private func beginExport() -> Task<Void, Never> {
        // The task is detached, because it must inherit neither the trace nor the cancellation of the caller.
        let task = Task.detached { [export, self] in
            await export?.value
            await exportAll(await collect())
        }
        export = task
        return task
    }

    private nonisolated func exportAll(_ snapshot: MetricSnapshot) async {
        let count = snapshot.pointCount
        guard count > 0 else { return }
        outcomes.withLock { $0.waiting += count }
        var worst = TraceExportResult.exported(rejected: 0)
        for destination in destinations { worst = worst.worse(await destination.export(snapshot), of: count) }
        let lost = worst.lost(of: count).reduce(0) { $0 + $1.count }
        outcomes.withLock { outcomes in
            outcomes.waiting -= count
            outcomes.exported += count - lost
            outcomes.dropped += lost
        }
    }
}
