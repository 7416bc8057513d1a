#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#elseif canImport(Android)
import Android
#else
import Glibc
#endif
import Foundation
import Testing

@testable import TraceRuntime

@Suite("The shards of a recorder")
struct RecorderShardsTests {
    @Test("Become more with the threads that record, up to a limit, and lose no span")
    func growth() async {
        // The test runs in its own process, since so many threads take many slots.
        await #expect(processExitsWith: .success) {
            let exporter = InMemoryTraceExporter()
            var configuration = TraceConfiguration.inMemory(exporter)
            configuration.batching.queueCapacity = 200 * 100
            let statistics = await TraceSystem.run(configuration) {
                let scope = TraceScope.current
                precondition(scope.recorder?.value.shards.count == 8)
                onThreads(200) {
                    TraceScope.binding.withValue(scope) {
                        for _ in 0..<100 { withTraceSpan("span") { _ in } }
                    }
                }
                precondition(scope.recorder?.value.shards.count == 128)
                return TraceSystem.statistics
            }
            precondition(statistics.ended == 20_000 && statistics.dropped == 0)
            precondition(Set(exporter.finishedSpans.map(\.context.spanID)).count == 20_000)
        }
    }

    @Test("Do not become more with threads that record one after the other")
    func threadsThatEnd() async {
        await #expect(processExitsWith: .success) {
            let shards = RecorderShards()
            for _ in 0..<300 { onThreads(1) { shards.grow() } }
            precondition(shards.count < 128)
        }
    }

    @Test("Make other ids in a forked process than in its parent")
    func fork() throws {
        // A function of the C library that Swift does not offer.
        typealias Fork = @convention(c) () -> pid_t
        let fork = unsafeBitCast(try #require(dlsym(nil, "fork")), to: Fork.self)
        let shard = RecorderShards().own
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        // What Swift makes at the first use of a type must exist before. Another thread may be making it at the fork,
        // and does not exist in the child.
        _ = ids(of: shard)
        let child = fork()
        var own = ids(of: shard)
        let size = own.count * MemoryLayout<UInt64>.stride
        if child == 0 {
            _ = write(ends[1], &own, size)
            _exit(0)
        }
        var childIDs: [UInt64] = Array(repeating: 0, count: own.count)
        #expect(read(ends[0], &childIDs, size) == size)
        #expect(waitpid(child, nil, 0) == child)
        for end in ends { close(end) }
        #expect(Set(own + childIDs).count == 2 * own.count)
    }
}

private func ids(of shard: Shard.Reference) -> [UInt64] {
    shard.withLock { [$0.ids.nextSpanID().value, $0.ids.nextTraceID().high, $0.ids.nextTraceID().low] }
}

/// Runs a body on several threads at once. They end when all have run it.
private func onThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let condition = NSCondition()
    nonisolated(unsafe) var running = count
    @Sendable func waitForAll() {
        while running > 0 { condition.wait() }
        condition.broadcast()
    }
    for _ in 0..<count {
        Thread.detachNewThread {
            body()
            condition.withLock {
                running -= 1
                waitForAll()
            }
        }
    }
    condition.withLock(waitForAll)
}
