import TraceRuntime

/// Functions whose spans end with the sequences that they return.
struct NumberFeed: Sendable {
    let limit: Int

    // @trace("ticks", until: .finished, attributes: ["limit": self.limit])
    func ticks() -> AsyncStream<Int> {
        AsyncStream { continuation in
            Task {
                for tick in 0..<limit { continuation.yield(await self.tracedMake(tick)) }
                continuation.finish()
            }
        }
    }

    // @trace("make")
    func make(_ tick: Int) async -> Int { tick }

    // @traceDB(operation: "select", parent: headers, until: .finished)
    static func rows(
        after headers: [String: String], failing fails: Bool
    ) async throws -> AsyncThrowingStream<Int, any Error> {
        if fails { throw FeedFailure() }
        return AsyncThrowingStream { throw FeedFailure() }
    }

    // @trace(until: .finished)
    func doubled<Numbers: AsyncSequence<Int, Never> & Sendable>(
        _ stream: consuming Numbers
    ) throws(FeedFailure) -> some AsyncSequence<Int, Never> & Sendable {
        stream.map { $0 * 2 }
    }

    // @trace(until: .finished)
    var countdown: Swift.AsyncStream<Int> {
        AsyncStream { $0.finish() }
    }
}

struct FeedFailure: Error {}

actor ChurchTower {
    var hour = 0

    // @trace("chimes", root: true, until: .finished)
    func chimes() -> some AsyncSequence<Int, Never> & Sendable {
        hour += 1
        return AsyncStream<Int> { $0.finish() }
    }
}

// @trace
protocol NumberSource {
    // @trace(until: .finished)
    mutating func ticks(upTo limit: Int) async throws -> AsyncStream<Int>
}
