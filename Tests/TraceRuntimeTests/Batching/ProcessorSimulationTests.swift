import Testing
@testable import TraceRuntime

/// The real processor, exporter and retries on several tasks at once. Flushes and a shutdown happen at any moment, and
/// some are cancelled. The receiver fails by a seed.
///
/// Waiting between attempts takes no time. The scheduler decides the order of the tasks, so a seed does not always give
/// the same run. The assertions must hold for every run.
@Suite("Simulated processing")
struct ProcessorSimulationTests {
    @Test("Every span that ended is exported, dropped or waiting, and none is sent again once it was acknowledged")
    func law() async {
        for seed in 0..<300 {
            #expect(await Processing(seed: UInt64(seed)).violations() == [], "seed \(seed)")
        }
    }

    @Test("The simulation finds planted bugs", arguments: PlantedBug.Kind.allCases)
    func canary(kind: PlantedBug.Kind) async {
        var found = 0
        for seed in 0..<50 where await !Processing(seed: UInt64(seed), bug: kind).violations().isEmpty {
            found += 1
        }
        #expect(found > 0)
    }
}

/// One simulated run.
private struct Processing {
    private static let taskCount = 3

    private let seed: UInt64
    private let receiver: FaultyReceiver
    private let spans: SpanSource

    private var processor: BatchProcessor { spans.processor }

    init(seed: UInt64, bug: PlantedBug.Kind? = nil) {
        var generator = SeededGenerator(state: seed)
        var batching = TraceBatching()
        batching.queueCapacity = Int.random(in: 1...40, using: &generator)
        batching.batchSizeMax = Int.random(in: 1...batching.queueCapacity, using: &generator)
        batching.queueSizeMax = Int.random(in: 500...20_000, using: &generator)
        batching.batchBytesMax = Int.random(in: 1...10_000, using: &generator)
        batching.scheduleDelay = .microseconds(Int.random(in: 0...500, using: &generator))
        let clock = JumpingClock()
        receiver = FaultyReceiver(generator: generator, clock: clock)
        let exporter = OTLPExporter(
            encode: { batch in batch.spans.flatMap { withUnsafeBytes(of: $0.context.spanID.value, Array.init) } },
            transport: receiver,
            policy: RetryPolicy(budget: .seconds(20)), clock: clock, generator: generator,
            health: ExportHealth(log: TraceLog(level: .none), destination: "nowhere"))
        let exporters: [any TraceSpanExporter] = [bug.map { PlantedBug(kind: $0, exporter: exporter) } ?? exporter]
        self.seed = seed
        spans = SpanSource(exporters: exporters, batching: batching)
    }

    /// The violations of the equation.
    func violations() async -> [String] {
        processor.start()
        let endedCount = await withTaskGroup(of: Int.self) { group in
            for task in 0..<Self.taskCount {
                let generator = SeededGenerator(state: seed &* 31 &+ UInt64(task))
                group.addTask { await endSpans(generator) }
            }
            group.addTask {
                await shutDown(SeededGenerator(state: ~seed))
                return 0
            }
            return await group.reduce(0, +)
        }
        await processor.shutdown(within: .zero)
        let statistics = processor.statistics
        var violations = receiver.violations + broken(statistics)
        if statistics.ended != endedCount { violations.append("\(endedCount) ended, not \(statistics.ended)") }
        if statistics.waiting != 0 { violations.append("spans wait after shutdown") }
        if statistics.exported > receiver.acknowledgedCount { violations.append("counted as exported, and lost") }
        return violations
    }

    /// Ends spans, with some flushes, and returns the number of ended spans.
    private func endSpans(_ generator: SeededGenerator) async -> Int {
        var generator = generator
        let count = Int.random(in: 0...60, using: &generator)
        for _ in 0..<count {
            spans.endSpan()
            if !broken(processor.statistics).isEmpty { receiver.note("\(processor.statistics)") }
            switch Int.random(in: 0..<20, using: &generator) {
            case 0: await processor.flush(within: .microseconds(Int.random(in: 0...500, using: &generator)))
            case 1:
                let flush = Task { await processor.flush(within: .milliseconds(1)) }
                flush.cancel()
                await flush.value
            case 2...6: await Task.yield()
            default: break
            }
        }
        return count
    }

    private func shutDown(_ generator: SeededGenerator) async {
        var generator = generator
        for _ in 0..<Int.random(in: 0...100, using: &generator) { await Task.yield() }
        // The time is at most the limit of a process that ends by exit.
        let limit = Duration.microseconds(Int.random(in: 0...2_000, using: &generator))
        let shutdown = Task { await processor.shutdown(within: limit) }
        if Bool.random(using: &generator) { shutdown.cancel() }
        await shutdown.value
    }

    private func broken(_ statistics: TraceStatistics) -> [String] {
        let sum = statistics.exported + statistics.dropped + statistics.waiting
        return statistics.ended == sum ? [] : ["\(statistics)"]
    }
}

/// An exporter with a planted bug.
struct PlantedBug: ShutdownAware {
    enum Kind: CaseIterable, Sendable {
        /// An acknowledged batch is sent again.
        case sendsTwice
        /// A lost batch is counted as exported.
        case forgetsDrops
    }

    let kind: Kind
    let exporter: OTLPExporter

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        let result = await exporter.export(batch)
        let isComplete = result.lost(of: batch.count).allSatisfy { $0.count == 0 }
        return switch kind {
        case .sendsTwice: isComplete ? await exporter.export(batch) : result
        case .forgetsDrops: .exported(rejected: 0)
        }
    }

    func prepareForShutdown() { exporter.prepareForShutdown() }

    func shutdown() async {}
}

/// A receiver whose answers and failures depend on the seed.
private final class FaultyReceiver: OTLPTransport {
    private let state: TraceMutex<State>
    private let clock: JumpingClock

    private struct State {
        var generator: SeededGenerator
        var acknowledged: Set<[UInt8]> = []
        /// Whether the receiver never answers, so that shutdown waits only a short time.
        var isDead: Bool
        var violations: [String] = []
    }

    init(generator: SeededGenerator, clock: JumpingClock) {
        var generator = generator
        let isDead = Int.random(in: 0..<6, using: &generator) == 0
        state = TraceMutex(State(generator: generator, isDead: isDead))
        self.clock = clock
    }

    var violations: [String] { state.withLock(\.violations) }
    var acknowledgedCount: Int { state.withLock(\.acknowledged.count) }

    func note(_ violation: String) { state.withLock { $0.violations.append(violation) } }

    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        let ids = stride(from: 0, to: body.count, by: 8).map { Array(body[$0..<$0 + 8]) }
        let fault = state.withLock { state in
            if !state.acknowledged.isDisjoint(with: ids) {
                state.violations.append("sent again after it was acknowledged")
            }
            return Int.random(in: state.isDead ? 0..<3 : 0..<14, using: &state.generator)
        }
        await Task.yield()
        switch fault {
        case 0: return .failed("refused")
        case 1:
            clock.advance(by: limit)
            return .failed("no answer in time")
        case 2:
            // The receiver does not answer before the task is cancelled.
            for await _ in AsyncStream<Void>.makeStream().stream {}
            return .failed("it was cancelled")
        case 3: return .response(OTLPResponse(status: 429, retryAfter: "7"))
        case 4: return .response(OTLPResponse(status: 503))
        case 5: return .response(OTLPResponse(status: 500))
        case 6: return acknowledge(ids, OTLPResponse(status: 200, body: [0x0A, 0x02, 0x08, 0x01]))
        case 7: return acknowledge(ids, OTLPResponse(status: 200, body: [0xFF, 0xFF, 0x00]))
        case 8: return .response(OTLPResponse(status: 413))
        case 9: return .response(OTLPResponse(status: 429, retryAfter: "0"))
        default: return acknowledge(ids, OTLPResponse(status: 200))
        }
    }

    private func acknowledge(_ ids: [[UInt8]], _ response: OTLPResponse) -> OTLPAnswer {
        state.withLock { $0.acknowledged.formUnion(ids) }
        return .response(response)
    }
}

/// A clock on which waiting takes no time.
private final class JumpingClock: ExportClock {
    private let time = TraceMutex(MonotonicTime(nanoseconds: 1_000_000_000))

    var now: MonotonicTime { time.withLock { $0 } }
    var unixTime: Int { 784_111_777 }

    func advance(by duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }

    func wait(_ duration: Duration) async throws(CancellationError) {
        advance(by: duration)
        if Task.isCancelled { throw CancellationError() }
    }
}
