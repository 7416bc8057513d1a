public import Synchronization

/// Tracing, switched on: the front door.
///
/// ```swift
/// let tracing = try TraceSystem.start()
/// try await server.run()
/// await tracing.shutdown()
/// ```
///
/// A command-line tool or a test says it in one: ``run(_:isolation:_:)``.
public final class TraceSystem: Sendable {
    let configuration: TraceConfiguration
    let ids: TraceIDGenerator
    private let sampler: EntrySampler
    let clock = TraceClock()
    private let log: TraceLog
    private let processor: BatchProcessor
    private let operationTable = TraceMutex(OperationTable())

    private init(_ configuration: TraceConfiguration) {
        var generator = SystemRandomNumberGenerator()
        log = TraceLog(level: configuration.logLevel)
        for problem in configuration.problems { log(.warn, problem.description) }
        let configuration = configuration.isDisabled ? .nothing : configuration
        self.configuration = configuration
        self.ids = TraceIDGenerator(seed: &generator)
        self.sampler = EntrySampler(configuration.sampler, rateMax: configuration.sampleRateMax, at: .now)
        self.processor = BatchProcessor(
            exporters: configuration.exporters.map { $0.makeSpanExporter(configuration) },
            batching: configuration.exporters.isEmpty || !configuration.exporters.allSatisfy(\.isPrompt)
                ? configuration.batching : configuration.batching.withoutDelay)
        processor.start()
        if !configuration.isDisabled { Self.live.wrappingAdd(1, ordering: .relaxed) }
    }

    /// Switches tracing on for the whole process, until ``shutdown()``.
    ///
    /// - Throws: ``TraceSystemError/alreadyStarted``
    public static func start(_ configuration: TraceConfiguration = .environment) throws(TraceSystemError) -> TraceSystem
    {
        try processWideSystem.withLock { current throws(TraceSystemError) in
            guard current == nil else { throw .alreadyStarted }
            let system = TraceSystem(configuration)
            current = system
            return system
        }
    }

    /// Switches tracing on while `body` runs, and exports what ended in it before returning, also if it throws.
    ///
    /// The spans of `body` and of the tasks it starts go to this system, so that tests which run at the same time do
    /// not see each other's. Where no other system is process-wide, this one is.
    public static func run<R, E: Error>(
        _ configuration: TraceConfiguration = .environment, isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws(E) -> R
    ) async throws(E) -> R {
        let system = TraceSystem(configuration)
        processWideSystem.withLock { $0 = $0 ?? system }
        var outcome: Result<R, E>?
        await TraceScope.binding.withValue(TraceScope(system: system)) {
            _ = isolation  // A closure runs on the actor only if it captures it.
            do throws(E) { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        }
        await system.shutdown()
        return try outcome.take()!.get()
    }

    /// Exports what has ended so far. Returns when that is done, or when the time for exports is over.
    public func flush() async {
        await processor.flush(within: configuration.batching.exportTimeout)
    }

    /// Switches tracing off and exports what has ended.
    ///
    /// When ``TraceBatching/shutdownTimeout`` is over, what still waits is dropped and counted. Safe to call again,
    /// and from tasks that are cancelled.
    public func shutdown() async {
        let isFirst = isShutDown.exchange(true, ordering: .relaxed) == false
        if isFirst {
            Self.processWideSystem.withLock { if $0 === self { $0 = nil } }
            if !configuration.isDisabled { Self.live.wrappingSubtract(1, ordering: .relaxed) }
        }
        await processor.shutdown(within: configuration.batching.shutdownTimeout)
        if isFirst && configuration.printsSummary { log.write(operations.table) }
    }

    /// What became of the spans that ended in this system.
    public var statistics: TraceStatistics { processor.statistics }

    private let isShutDown = Atomic(false)

    /// How many systems there are: what a wrapper looks at first.
    @usableFromInline static let live = Atomic<Int>(0)

    @inlinable static var isActive: Bool { live.load(ordering: .relaxed) != 0 }

    private static let processWideSystem = TraceMutex<TraceSystem?>(nil)

    static var processWide: TraceSystem? { processWideSystem.withLock { $0 } }
}

extension TraceSystem {
    /// The system of this task, or else the process's.
    public static var current: TraceSystem? {
        guard isActive else { return nil }
        return TraceScope.current.system ?? processWide
    }

    /// What became of the spans that ended in the current system; all zero where there is none.
    public static var statistics: TraceStatistics { current?.statistics ?? TraceStatistics() }

    /// Exports what has ended so far in the current system.
    public static func flush() async { await current?.flush() }
}

extension TraceSystem {
    /// Opens a span that no active span is the parent of, or that continues another context.
    func open(parent: SpanParent, sample: Double?, site: () -> TraceSite) -> TraceScope {
        let traceID = parent.context?.traceID ?? ids.nextTraceID()
        let isSampled =
            if let context = parent.context, !context.isRemote {
                context.isSampled
            } else {
                sampler.isSampled(traceID, parent: parent.context, ratio: sample, at: .now)
            }
        var flags = parent.context?.flags.intersection(.random) ?? .random
        if isSampled { flags.insert(.sampled) }
        let position = TracePosition(traceID: traceID, spanID: ids.nextSpanID(), flags: flags)
        let cargo = parent.context.flatMap(TraceCargo.init)
        guard isSampled || configuration.keepsUnsampled else {
            return TraceScope(system: self, position: position, cargo: cargo)
        }
        return RecordingSpan(site(), system: self, position: position, cargo: cargo, parent: parent)
    }

    /// - Parameter size: the span's own, in bytes, estimated.
    func enqueue(_ span: RecordingSpan, size: Int) {
        processor.enqueue(span, size: size)
    }

    /// Counts a span whose trace may not be kept; false if there is no room for it.
    func hold(size: Int) -> Bool { processor.hold(size: size) }

    func perform(_ action: HeldTrace<RecordingSpan>.Action) {
        switch action {
        case .hold: break
        case .export(let spans): processor.releaseHeld(spans)
        case .discard(let spans): processor.discardHeld(spans)
        }
    }
}

// MARK: - Live statistics

extension TraceSystem {
    /// Calls, errors and durations of each operation, the busiest first; empty unless the configuration asks for them.
    public var operations: [TraceOperationStatistics] { operationTable.withLock { $0.statistics } }

    func count(_ span: RecordingSpan, _ state: RecordingSpan.State) {
        guard configuration.countsCalls, let endTime = state.endTime else { return }
        count(span.site.displayName, span.startTime.duration(to: endTime), failed: state.hasFailed)
    }

    func count(_ name: String, _ duration: Duration, failed: Bool) {
        operationTable.withLock { $0.count(name, duration, failed: failed) }
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
