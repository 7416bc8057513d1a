import Testing
@testable import TraceRuntime

/// Queue and retries under thousands of seeds: a receiver that fails in every way, jumps in time, and a shutdown at any
/// moment. No clock is read and no task waits, so a seed always gives the same run.
@Suite("Simulated delivery")
struct DeliverySimulationTests {
    @Test("Every span that ended is exported, dropped or waiting, and none is sent again once it was acknowledged")
    func law() {
        for seed in 0..<4_000 {
            #expect(Simulation.violations(seed: UInt64(seed)) == [], "seed \(seed)")
        }
    }

    @Test("The simulation finds planted bugs", arguments: Simulation.Bug.allCases)
    func canary(bug: Simulation.Bug) {
        let found = (0..<200).count { !Simulation.violations(seed: UInt64($0), bug: bug).isEmpty }
        #expect(found > 0)
    }
}

/// One run, in which spans end and batches are taken, sent, retried and dropped until the queue is finished.
struct Simulation {
    enum Bug: CaseIterable, Sendable {
        /// An acknowledged batch is sent again.
        case sendsTwice
        /// A lost batch is counted as exported.
        case forgetsDrops
        /// The whole batch is sent for each of its parts.
        case sendsWholeForPart
        /// `Retry-After: 0` removes the pause.
        case obeysAnyRetryAfter
    }

    private var generator: SeededGenerator
    private let bug: Bug?
    private var now = MonotonicTime(nanoseconds: 1_000_000_000)
    private var queue: BatchQueue<Int>
    private var endedCount = 0
    private var acknowledged: Set<Int> = []
    private var violations: [String] = []

    private init(seed: UInt64, bug: Bug?) {
        generator = SeededGenerator(state: seed)
        self.bug = bug
        var batching = TraceBatching()
        batching.queueCapacity = Int.random(in: 1...40, using: &generator)
        batching.batchSizeMax = Int.random(in: 1...batching.queueCapacity, using: &generator)
        batching.queueSizeMax = Int.random(in: 100...10_000, using: &generator)
        batching.batchBytesMax = Int.random(in: 1...5_000, using: &generator)
        queue = BatchQueue(batching)
    }

    /// The violations of the equation in one run.
    static func violations(seed: UInt64, bug: Bug? = nil) -> [String] {
        var simulation = Simulation(seed: seed, bug: bug)
        return simulation.run()
    }

    private mutating func run() -> [String] {
        let stepCount = Int.random(in: 1...120, using: &generator)
        for _ in 0..<stepCount {
            endSpans()
            if Int.random(in: 0..<10, using: &generator) == 0 { _ = queue.flush() }
            process()
        }
        _ = queue.close()
        endSpans()
        if Bool.random(using: &generator) { for _ in 0..<200 { process() } }
        _ = queue.abandon()
        check()
        if queue.statistics.waiting != 0 { violations.append("spans wait after shutdown") }
        return violations
    }

    private mutating func endSpans() {
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            endedCount += 1
            _ = queue.enqueue(endedCount, size: Int.random(in: 1...500, using: &generator))
            check()
        }
        // The clock stands still, advances or jumps.
        now = now.advanced(by: .milliseconds([0, 1, 100, 5_000, 3_600_000].randomElement(using: &generator)!))
    }

    private mutating func process() {
        guard case .export(let batch) = queue.next(at: now) else { return }
        check()
        let result = deliver(batch)
        queue.complete(bug == .forgetsDrops ? .exported(rejected: 0) : result)
        check()
    }

    private mutating func deliver(_ batch: [Int]) -> TraceExportResult {
        var delivery = BatchDelivery(RetryPolicy(budget: .seconds(20)), count: batch.count, at: now)
        while let part = delivery.part {
            let spans = Array(batch[part])
            let answer = send(bug == .sendsWholeForPart ? batch : spans, within: delivery.limit(at: now))
            if bug == .sendsTwice, acknowledged.contains(spans[0]) { _ = send(spans, within: .seconds(1)) }
            // Spans end meanwhile.
            endSpans()
            var pause = delivery.next(after: answer, at: now, unixTime: 784_111_777, using: &generator)
            if bug == .obeysAnyRetryAfter, case .response(let response) = answer, response.retryAfter == "0" {
                pause = .zero
            }
            if delivery.part == part, pause < .milliseconds(500) { violations.append("asked again at once") }
            now = now.advanced(by: pause)
        }
        return delivery.result
    }

    /// A receiver with faults.
    private mutating func send(_ batch: [Int], within limit: Duration) -> OTLPAnswer {
        if !acknowledged.isDisjoint(with: batch) { violations.append("sent again after it was acknowledged") }
        switch Int.random(in: 0..<14, using: &generator) {
        case 0: return .failed("refused")
        case 1: return .failed("reset")
        case 2:
            now = now.advanced(by: limit)
            return .failed("no answer in time")
        case 3:
            let seconds = [0, 0, 1, 7, 40].randomElement(using: &generator)!
            return .response(OTLPResponse(status: 429, retryAfter: "\(seconds)"))
        case 4: return .response(OTLPResponse(status: 429, retryAfter: "Sun, 06 Nov 1994 08:49:49 GMT"))
        case 5: return .response(OTLPResponse(status: 503))
        case 6: return .response(OTLPResponse(status: 500))
        case 7: return .response(OTLPResponse(status: 307))
        case 10, 11: return .response(OTLPResponse(status: 413))
        case 8:
            acknowledged.formUnion(batch)
            let rejected = UInt8.random(in: 0...100, using: &generator)
            return .response(OTLPResponse(status: 200, body: [0x0A, 0x02, 0x08, rejected]))
        case 9:
            acknowledged.formUnion(batch)
            return .response(OTLPResponse(status: 200, body: [0xFF, 0xFF, 0x00]))
        default:
            acknowledged.formUnion(batch)
            now = now.advanced(by: .milliseconds(Int.random(in: 0...2_000, using: &generator)))
            return .response(OTLPResponse(status: 200))
        }
    }

    private mutating func check() {
        let statistics = queue.statistics
        if statistics.ended != endedCount { violations.append("\(endedCount) ended, not \(statistics.ended)") }
        if statistics.exported > acknowledged.count { violations.append("counted as exported, and lost") }
        if statistics.ended != statistics.exported + statistics.dropped + statistics.waiting {
            violations.append("\(statistics)")
        }
    }
}

/// SplitMix64: https://doi.org/10.1145/2714064.2660195
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
