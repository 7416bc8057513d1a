import Foundation
import InMemoryTracing
import MallocCounter
import Synchronization
import TraceRuntime
import Tracing
import Workloads

extension Scenario {
    func measure() async throws -> [Row] {
        switch self {
        case .offSync, .offAsync:
            return [try await wrapper(calls: 1_000_000)] + [await offPeer(), await fromOutside(), await forwarding()]
        case .unsampledChildSync, .unsampledChildAsync, .unsampledRootSync, .unsampledRootStatus:
            return [try await wrapper(calls: 300_000)]
        case .sampledChildSync, .sampledChildAsync:
            return [try await wrapper(calls: Self.roundSize, rounds: 300)] + [await sampledPeer()]
        case .decoratedOff, .decoratedOffExistential:
            return [try await wrapper(calls: 1_000_000)]
        case .decoratedSampled, .attributesTwenty, .bridgedChildSync, .bridgedChildAsync, .bridgedSpanSync,
            .bridgedSpanAsync:
            return [try await wrapper(calls: Self.roundSize, rounds: 300)]
        case .sampledChildTwoThreads:
            return try await twoThreads()
        case .encode:
            return [try await encoding()]
        case .totalTen:
            return [try await total()]
        case .sustained:
            return [try await sustained()]
        case .routeUnsampled, .routeSampled, .routeCaptured, .statementSampled, .errorThrown, .bodyCaptured:
            return [try await processorTimeInAll()]
        case .largeURL, .largeHeader, .largeBody, .largeStatement:
            return [try await wrapper(calls: 20)]
        }
    }

    /// How many spans a round records: what a queue of the usual size takes.
    private static let roundSize = 2_000

    /// So many calls, in rounds: how far the exporter lags behind would say how many slots are used for the first time.
    func calls(_ count: Int, flushing system: TraceSystem?) async {
        for first in stride(from: 0, to: count, by: Self.roundSize) {
            let round = min(Self.roundSize, count - first)
            if self == .sampledChildTwoThreads {
                consume(await inTwoTasks { await withTraceSpan("root") { _ in await calls(round / 2) } })
            } else {
                consume(await calls(round))
            }
            await system?.flush()
        }
    }

    /// What our wrapper costs over the bare call, with the exporter running where spans are recorded.
    private func wrapper(calls count: Int, rounds: Int = 11) async throws -> Row {
        let bare = await measured(rounds: rounds, calls: count) { await bareCalls($0) }
        let cost = Mutex<Cost?>(nil)
        try await inState(exporter: .encoding) { system in
            let measured = await measured(
                rounds: rounds, calls: count, between: { await system?.flush() }, { await calls($0) })
            cost.withLock { $0 = measured }
        }
        return Row(self, .ours, cost.withLock { $0! } - bare)
    }

    private func offPeer() async -> Row {
        let bare = await measured(calls: 100_000) { await bareCalls($0) }
        let peer = await measured(calls: 100_000) { count in
            var sum = 0
            if self == .offSync {
                for index in 0..<count { sum &+= withSpan("plain") { _ in Workloads.plain(index) } }
            } else {
                for index in 0..<count {
                    sum &+= await withSpan("suspending") { _ in await Workloads.suspending(index) }
                }
            }
            return sum
        }
        return Row(self, .distributedTracing, peer - bare)
    }

    /// A public wrapper, called from another module, into which nothing of it can be inlined.
    private func fromOutside() async -> Row {
        Row(
            self, .oursFromOutside,
            await costOverBareCalls {
                Workloads.tracedPlain($0)
            } later: {
                await Workloads.tracedSuspending($0)
            })
    }

    /// What a function costs that calls the other one and does nothing else.
    private func forwarding() async -> Row {
        Row(
            self, .forwarding,
            await costOverBareCalls {
                Workloads.forwarding($0)
            } later: {
                await Workloads.forwardingLater($0)
            })
    }

    /// What one call in a loop of this module's costs over the bare call, the one that the scenario is about.
    private func costOverBareCalls(
        _ call: @Sendable (Int) -> Int, later callLater: @Sendable (Int) async -> Int
    ) async -> Cost {
        let bare = await measured(calls: 1_000_000) { await bareCalls($0) }
        let cost = await measured(calls: 1_000_000) { count in
            var sum = 0
            if self == .offSync {
                for index in 0..<count { sum &+= call(index) }
            } else {
                for index in 0..<count { sum &+= await callLater(index) }
            }
            return sum
        }
        return cost - bare
    }

    private func sampledPeer() async -> Row {
        let tracer = InMemoryTracer()
        let bare = await measured(calls: 5_000) { await bareCalls($0) }
        let peer = await tracer.withSpan("root") { _ in
            await measured(calls: 5_000, between: { tracer.clearAll() }) { count in
                var sum = 0
                if self == .sampledChildSync {
                    for index in 0..<count {
                        sum &+= tracer.withSpan("select books") { span in
                            describe(span, index)
                            return Workloads.plain(index)
                        }
                    }
                } else {
                    for index in 0..<count {
                        sum &+= await tracer.withSpan("select books") { span in
                            describe(span, index)
                            return await Workloads.suspending(index)
                        }
                    }
                }
                return sum
            }
        }
        return Row(self, .inMemoryTracer, peer - bare)
    }
}

/// The same attributes that the annotation has.
private func describe(_ span: some Span, _ value: Int) {
    span.attributes["db.operation"] = "select"
    span.attributes["db.table"] = "books"
    span.attributes["db.system"] = "sqlite"
    span.attributes["db.namespace"] = "shop"
    span.attributes["book.id"] = value
}

// MARK: - Two threads

extension Scenario {
    /// What a call takes from two threads at once, the wall time over the calls of both; beside it what arithmetic
    /// takes, from one and from two, in the same minute: what the machine gains by a second thread.
    private func twoThreads() async throws -> [Row] {
        let costs = Mutex<[Cost]>([])
        // So many that it does not show how long a thread takes to wake.
        let count = Self.roundSize * 25
        try await inState(exporter: .encoding) { system in
            let seed = Int.random(in: 1...9)
            let bodies: [@Sendable (Int) async -> Int] = [
                { count in await withTraceSpan("root") { _ in await calls(count) } },
                { count in Workloads.arithmetic(count, 50, seed) },
            ]
            for body in bodies {
                let one = await measured(rounds: 100, calls: count, between: { await system?.flush() }, body)
                let two = await measured(rounds: 100, calls: count, between: { await system?.flush() }) { count in
                    await inTwoTasks { await body(count / 2) }
                }
                costs.withLock { $0 += [one, two] }
            }
        }
        let all = costs.withLock { $0 }
        return [
            Row(self, .ours, all[1]), Row(self, .arithmetic, all[3]),
            Row(self, .oursAlone, all[0]), Row(self, .arithmeticAlone, all[2]),
        ]
    }

    private func inTwoTasks(_ body: @escaping @Sendable () async -> Int) async -> Int {
        async let first = Task.detached { await body() }.value
        async let second = Task.detached { await body() }.value
        return await first &+ second
    }
}

// MARK: - To bytes, and away

extension Scenario {
    /// What encoding a span takes, in batches of 512.
    private func encoding() async throws -> Row {
        let best = Mutex(Cost(nanoseconds: .infinity, allocations: .infinity))
        let probe = EncodingProbe { batch, encoder in
            guard batch.count == 512 else { return }
            for _ in 0..<9 {
                let start = ContinuousClock.now
                consume(encoder.encode(batch).count)
                let nanoseconds = (ContinuousClock.now - start) / .nanoseconds(1) / Double(512)
                best.withLock { $0.nanoseconds = min($0.nanoseconds, nanoseconds) }
            }
        }
        try await inState(exporter: .custom(probe)) { system in
            consume(await calls(512 * 20))
            await system?.flush()
        }
        return Row(self, .ours, Cost(nanoseconds: best.withLock { $0.nanoseconds }, allocations: 0))
    }

    /// What a span takes of all processors, from its start until it is bytes, in traces of ten.
    private func total() async throws -> Row {
        let best = Mutex(Double.infinity)
        try await inState(exporter: .encoding) { system in
            for _ in 0..<12 {
                let start = processorTime()
                consume(await calls(5_000))
                await system?.flush()
                let spent = (processorTime() - start) / 50_000
                best.withLock { $0 = min($0, spent) }
            }
        }
        return Row(self, .ours, Cost(nanoseconds: best.withLock { $0 }, allocations: 0))
    }

    /// What a call takes of all processors over the bare call: recording, encoding, and delivery to a server on
    /// loopback, whose own time is in it.
    private func processorTimeInAll() async throws -> Row {
        let server = try DiscardingServer()
        var options = TraceOTLPOptions()
        options.endpoint = TraceEndpoint("http://127.0.0.1:\(server.port)/v1/traces")!
        let count = 20_000
        let bare = Mutex(Double.infinity)
        for _ in 0..<5 {
            let start = processorTime()
            consume(await bareCalls(count))
            bare.withLock { $0 = min($0, (processorTime() - start) / Double(count)) }
        }
        let best = Mutex(Cost(nanoseconds: .infinity, allocations: .infinity))
        try await inState(exporter: .otlp(options)) { system in
            for _ in 0..<12 {
                let allocated = malloc_count()
                let start = processorTime()
                consume(await calls(count))
                let allocations = Double(malloc_count() &- allocated) / Double(count)
                await system?.flush()
                let spent = (processorTime() - start) / Double(count)
                best.withLock {
                    $0.nanoseconds = min($0.nanoseconds, spent)
                    $0.allocations = min($0.allocations, allocations)
                }
            }
        }
        return Row(
            self, .ours, best.withLock { $0 } - Cost(nanoseconds: bare.withLock { $0 }, allocations: 0))
    }

    /// What a span takes until it has been delivered to a server on loopback, the queue being large enough for all.
    private func sustained() async throws -> Row {
        let server = try DiscardingServer()
        var options = TraceOTLPOptions()
        options.endpoint = TraceEndpoint("http://127.0.0.1:\(server.port)/v1/traces")!
        let best = Mutex(Double.infinity)
        let count = 250_000
        try await inState(exporter: .otlp(options)) { system in
            for _ in 0..<9 {
                let start = ContinuousClock.now
                consume(await calls(count))
                await system?.flush()
                let taken = (ContinuousClock.now - start) / .nanoseconds(1) / Double(count)
                best.withLock { $0 = min($0, taken) }
            }
        }
        Benchmarks.progress("peak memory: \(peakMemory() / 1_048_576) MiB")
        return Row(self, .ours, Cost(nanoseconds: best.withLock { $0 }, allocations: 0))
    }
}
