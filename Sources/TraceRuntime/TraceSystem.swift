internal import Synchronization

/// A running trace system, which records and exports spans.
///
/// ```swift
/// let tracing = try TraceSystem.start()
/// try await server.run()
/// await tracing.shutdown()
/// ```
///
/// A command-line tool or a test does all three with ``run(_:isProcessWide:isolation:_:)``.
public final class TraceSystem: Sendable {
    /// The configuration without the exporters.
    let configuration: TraceConfiguration
    private let log: TraceLog
    private let processor: BatchProcessor
    private let recorder: Recorder.Reference
    /// The reader of metrics; nil if they have no destination.
    let metricReader: MetricReader?

    private init(_ configuration: TraceConfiguration) {
        let inRange = configuration.inRange
        log = TraceLog(level: configuration.logLevel)
        for problem in inRange.problems { log(.warn, problem.description) }
        var configuration = inRange.isDisabled ? .nothing : inRange
        let exportSettings = configuration.exportSettings
        for line in inRange.startLines(exportSettings.resource) { log(line.level, line.text) }
        let prompt = configuration.exporters.filter(\.isPrompt)
        let gathering = configuration.exporters.filter { !$0.isPrompt }
        let shards = RecorderShards()
        self.processor = BatchProcessor(
            exporters: (gathering.isEmpty ? prompt : gathering).map { $0.makeSpanExporter(exportSettings) },
            relay: prompt.isEmpty || gathering.isEmpty
                ? nil : PromptRelay(prompt.map { $0.makeSpanExporter(exportSettings) }, configuration.batching),
            batching: gathering.isEmpty && !prompt.isEmpty
                ? configuration.batching.withoutDelay : configuration.batching,
            finishing: configuration.finishingSettings, shards: shards, log: log)
        let destinations = configuration.metricDestinations(exportSettings)
        metricReader =
            destinations.isEmpty
            ? nil
            : MetricReader(destinations, configuration.metricSettings, shards: shards) {
                [processor, queueCapacity = configuration.batching.queueCapacity] in
                processor.statistics.metrics(queueCapacity: queueCapacity)
            }
        self.recorder = Recorder.Reference(
            Recorder(configuration.recorderSettings, shards: shards, processor: processor))
        configuration.exporters = []
        configuration.metrics.exporters = []
        self.configuration = configuration
        recorder.value.belong(to: self)
        processor.start()
        if let metricReader {
            Task.detached { [interval = configuration.metrics.interval] in await metricReader.start(every: interval) }
        }
        if let context = configuration.bridgedContext {
            BridgedContext.install(context, isTracer: configuration.foreignTracer == nil)
        }
        if !configuration.isDisabled { LiveRecorders.count.wrappingAdd(1, ordering: .relaxed) }
    }

    /// Switches tracing on for the whole process, until ``shutdown()``.
    ///
    /// - Throws: ``TraceSystemError/alreadyStarted``
    public static func start(_ configuration: TraceConfiguration = .environment) throws(TraceSystemError) -> TraceSystem
    {
        try starting.withLock { _ throws(TraceSystemError) in
            guard LiveRecorders.processWide == nil else { throw .alreadyStarted }
            let system = TraceSystem(configuration)
            LiveRecorders.setProcessWide(system.recorder)
            ExitHook.set()
            return system
        }
    }

    /// Switches tracing on while `body` runs. Before it returns or throws, it exports the spans that have ended.
    ///
    /// This system records the spans of `body` and of the tasks that it starts. So tests that run at the same time do
    /// not see each other's spans.
    ///
    /// With `isProcessWide`, this system also records the spans of detached tasks and of callbacks, unless another
    /// system is process-wide already.
    public static func run<R, E: Error>(
        _ configuration: TraceConfiguration = .environment, isProcessWide: Bool = false,
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws(E) -> R
    ) async throws(E) -> R {
        let system = TraceSystem(configuration)
        if isProcessWide { LiveRecorders.setProcessWide(system.recorder) }
        ExitHook.set()
        var outcome: Result<R, E>?
        await BridgedContext.withRecorder(system.recorder, isolation: isolation) {
            _ = isolation  // A closure runs on the actor only if it captures it.
            do throws(E) { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        }
        await system.shutdown()
        return try outcome.take()!.get()
    }

    /// Exports the spans that have ended, and the metrics. Returns when they are exported, or after
    /// ``TraceBatching/exportTimeout`` and ``TraceMetrics/timeout``.
    public func flush() async {
        await processor.flush(within: configuration.batching.exportTimeout)
        await metricReader?.flush()
    }

    /// Switches tracing off and exports the spans that have ended.
    ///
    /// Spans that still wait after ``TraceBatching/shutdownTimeout`` are dropped and counted. It may be called several
    /// times, also by cancelled tasks.
    public func shutdown() async { await shutdown(within: configuration.batching.shutdownTimeout) }

    func shutdown(within limit: Duration) async {
        let isFirst = isShutDown.exchange(true, ordering: .relaxed) == false
        if isFirst {
            LiveRecorders.removeProcessWide(recorder)
            if !configuration.isDisabled { LiveRecorders.count.wrappingSubtract(1, ordering: .relaxed) }
        }
        // Metrics are exported after the spans, so that they count those. A dead receiver of spans leaves them a
        // quarter of the time.
        let start = MonotonicTime.now
        await processor.shutdown(within: metricReader == nil ? limit : limit * 0.75)
        await metricReader?.shutdown(within: max(.zero, limit - start.duration(to: .now)))
        if isFirst, let report = openSpans.report { log(.warn, report) }
        if isFirst && configuration.printsSummary { log.write(operations.table) }
    }

    /// The numbers of ended, exported, dropped and waiting spans of this system.
    public var statistics: TraceStatistics {
        var statistics = processor.statistics
        statistics.metricPoints = metricReader?.statistics ?? TraceMetricStatistics()
        statistics.open = openSpans.count
        statistics.droppedHeaderEntries = recorder.value.droppedHeaderEntries.load(ordering: .relaxed)
        return statistics
    }

    var openSpans: OpenSpans { OpenSpans(recorder: recorder.address) }

    private let isShutDown = Atomic(false)
    private static let starting = TraceMutex<Void>(())
}

extension TraceSystem {
    /// The system of this task, or else the process-wide one.
    public static var current: TraceSystem? {
        guard LiveRecorders.isAny else { return nil }
        return LiveRecorders.current?.value.owner as? TraceSystem
    }

    /// The statistics of the current system; all zero without a system.
    public static var statistics: TraceStatistics { current?.statistics ?? TraceStatistics() }

    /// Exports the spans that have ended in the current system.
    public static func flush() async { await current?.flush() }
}

extension TraceSystem {
    /// The calls, errors and durations of each operation, the one with most calls first. It is empty unless the
    /// configuration enables it.
    public var operations: [TraceOperationStatistics] { recorder.value.operations }

    /// Returns the statistics of the current system's operations after each interval, until the system is shut down.
    ///
    /// ```swift
    /// for await operations in TraceSystem.operationUpdates(every: .seconds(10)) {
    ///     show(operations)
    /// }
    /// ```
    public static func operationUpdates(every interval: Duration) -> AsyncStream<[TraceOperationStatistics]> {
        AsyncStream { [current] in
            guard let current, !current.isShutDown.load(ordering: .relaxed),
                await SystemExportClock().hasWaited(interval)
            else { return nil }
            return current.operations
        }
    }
}

public enum TraceSystemError: Error, Hashable, CustomStringConvertible {
    case alreadyStarted

    public var description: String {
        switch self {
        case .alreadyStarted: "tracing is already on: call TraceSystem.start once in a process"
        }
    }
}
