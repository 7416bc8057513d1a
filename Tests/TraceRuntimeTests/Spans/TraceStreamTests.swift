import Testing

@testable import TraceRuntime

nonisolated private let feed = TraceSite(name: "feed", function: "Feed.read()", fileID: "App/Feed.swift", line: 3)
nonisolated private let step = TraceSite(name: "step", function: "Feed.step()", fileID: "App/Feed.swift", line: 9)

private struct Broken: Error {}

@Suite("A span that ends with the sequence that its function returns")
struct TraceStreamTests {
    @Test("Ends when the stream has ended; what the producer opens is its child, what the consumer opens is not")
    func finished() async {
        let spans = await recording {
            await withTraceSpan("request") { _ in
                for await number in numbers(upTo: 2) { withTraceSpan("consume \(number)") { _ in } }
                withTraceSpan("later") { _ in }
            }
        }
        #expect(
            spanTree(spans) == """
                internal request
                  internal feed
                    trace.stream.elements = 2
                    internal step
                    internal step
                  internal consume 0
                  internal consume 1
                  internal later
                """)
        #expect(spans.firstIndex { $0.name == "feed" }! < spans.firstIndex { $0.name == "later" }!)
    }

    @Test("Is the parent of what a sequence does in next, for each way to be one")
    func pulled() async {
        let spans = await recording {
            let stream = TraceStream(feed)
            let pulled = stream.following(
                stream.run { _ in
                    AsyncStream<Int>(unfolding: { withTraceSpan(step) { _ in nil } })
                })
            for await _ in pulled {}
            let mapping = TraceStream(feed)
            let mapped = mapping.following(
                mapping.run { _ in
                    AsyncStream<Int> {
                        $0.yield(1)
                        $0.finish()
                    }
                    .map { number in withTraceSpan(step) { _ in number } }
                })
            var sum = 0
            for await number in mapped { sum += number }
            #expect(sum == 1)
        }
        #expect(
            spanTree(spans) == """
                internal feed
                  trace.stream.elements = 0
                  internal step
                internal feed
                  trace.stream.elements = 1
                  internal step
                """)
    }

    @Test("Records the error of the sequence, and of the function")
    func failures() async {
        let spans = await recording {
            let stream = TraceStream(feed)
            let failing = stream.following(
                stream.run { _ in
                    AsyncThrowingStream<Int, any Error> {
                        $0.yield(1)
                        $0.finish(throwing: Broken())
                    }
                })
            await #expect(throws: Broken.self) { for try await _ in failing {} }
            #expect(throws: Broken.self) { try TraceStream(feed).run { (_) throws(Broken) -> Int in throw Broken() } }
            await #expect(throws: Broken.self) {
                try await TraceStream(feed).run { (_) async throws(Broken) -> Int in throw Broken() }
            }
        }
        let failure = """
              error.message = Broken()
              error.type = TraceRuntimeTests.Broken
              ! exception | exception.type = TraceRuntimeTests.Broken | exception.message = Broken()
            """
        #expect(
            spanTree(spans) == """
                internal feed error(Broken())
                  trace.stream.elements = 1
                \(failure)
                internal feed error(Broken())
                \(failure)
                internal feed error(Broken())
                \(failure)
                """)
    }

    @Test("Ends when its iteration is given up or cancelled, and when nobody reads it")
    func abandoned() async {
        let spans = await recording {
            for await _ in numbers(upTo: 9) { break }
            let sequence = sequenceOfOnes()
            for await _ in sequence { break }
            withTraceSpan("after break") { _ in }
            #expect(await sequence.first { $0 == 1 } == 1)
            _ = numbers(upTo: 9)
            await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                for await _ in endless() {}
            }.value
            #expect(TraceSystem.statistics.open == 0)
        }
        #expect(spans.map(\.name).filter { $0 != "step" } == ["feed", "feed", "after break", "feed", "feed"])
        #expect(spans.allSatisfy { $0.status == .unset })
    }

    @Test("Is counted as open and named at shutdown until it ends")
    func open() async {
        await TraceSystem.run(TraceConfiguration()) {
            let stream = TraceStream(feed)
            #expect(TraceSystem.statistics.open == 1)
            for await _ in stream.following(AsyncStream<Int> { $0.finish() }) {}
            #expect(TraceSystem.statistics.open == 0)
        }
    }

    @Test("While tracing is off, the sequence is passed on; below an unsampled span, its context is passed on, too")
    func unrecorded() async {
        var count = 0
        for await _ in numbers(upTo: 3) { count += 1 }
        for await _ in sequenceOfOnes() where count < 9 { count += 1 }
        #expect(count == 5)
        let spans = await recording({ $0.sampler = .never }) {
            let stream = TraceStream(feed)
            let contexts = stream.following(
                stream.run { _ in
                    AsyncStream<TraceContext?> {
                        $0.yield(TraceContext.current)
                        $0.finish()
                    }
                })
            for await context in contexts { #expect(context?.isSampled == false) }
        }
        #expect(spans.isEmpty)
    }

    @Test("Iterates on the caller's actor")
    @MainActor func isolation() async {
        let spans = await recording {
            let stream = TraceStream(feed)
            let sequence = stream.following(
                stream.run { _ in
                    AsyncStream<Int> { $0.finish() }.filter { _ in true }
                })
            for await _ in sequence { MainActor.assertIsolated() }
        }
        #expect(spanTree(spans) == "internal feed\n  trace.stream.elements = 0")
    }

    // MARK: - Functions as their wrappers are

    private func numbers(upTo limit: Int) -> AsyncStream<Int> {
        let stream = TraceStream(feed)
        return stream.following(
            stream.run { _ in
                AsyncStream { continuation in
                    Task {
                        for number in 0..<limit { withTraceSpan(step) { _ in _ = continuation.yield(number) } }
                        continuation.finish()
                    }
                }
            })
    }

    private func sequenceOfOnes() -> some AsyncSequence<Int, Never> {
        let stream = TraceStream(feed)
        return stream.following(
            stream.run { _ in
                AsyncStream<Int> { continuation in
                    continuation.yield(1)
                    continuation.yield(1)
                    continuation.finish()
                }
                .map { $0 }
            })
    }

    private func endless() -> AsyncStream<Int> {
        let stream = TraceStream(feed)
        return stream.following(stream.run { _ in AsyncStream { _ in } })
    }
}
