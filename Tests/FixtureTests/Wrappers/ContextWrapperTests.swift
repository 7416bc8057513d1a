import Foundation
import Testing
import TraceRuntime

@testable import WrapperFixtures

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite("A wrapper passes on the context of its span")
struct ContextWrapperTests {
    @Test("In a copy of the parameter that its annotation names, or in the parameter itself if it is inout")
    func injection() async throws {
        let exporter = InMemoryTraceExporter()
        let postbox = Postbox()
        let letter = Envelope()
        var injected: [[String: String]] = []
        try await TraceSystem.run(.inMemory(exporter)) {
            injected.append(try await postbox.tracedSend(letter, count: 1).headers)
            let request = URLRequest(url: try #require(URL(string: "http://localhost/")))
            injected.append(postbox.tracedFetch(request))
            #expect(request.allHTTPHeaderFields ?? [:] == [:])
            injected.append(try Postbox.tracedForward(letter.headers))
            var stamped = letter
            postbox.tracedStamp(&stamped)
            #expect(stamped.stamps == 1)
            injected.append(stamped.headers)
            injected.append(postbox.tracedKeep(letter).headers)
            injected.append(await postbox.tracedHand(over: Envelope()).headers)
            let parcel = Parcel()
            let isLoaded = postbox.tracedLoad(parcel) { $0 > 0 }
            #expect(isLoaded)
            injected.append(parcel.headers)
            injected.append(await Courier().tracedCarry(letter).headers)
            injected.append(await Courier().traced().carry(letter).headers)
            #expect(postbox.tracedLook(at: letter) > 0)
            await postbox.tracedPost(letter)
        }
        #expect(letter.headers.isEmpty)
        let spans = exporter.finishedSpans
        #expect(spans.count == 11)
        let contexts = injected.map { TraceContext(extracting: $0) }
        #expect(contexts.map(\.?.spanID) == spans.prefix(9).map(\.context.spanID))
        #expect(contexts.map(\.?.traceID) == spans.prefix(9).map(\.context.traceID))
    }

    @Test("Where the span is not sampled, too; while tracing is off, the parameter stays as it is")
    func unsampled() async throws {
        var configuration = TraceConfiguration()
        configuration.sampler = .never
        let headers = try await TraceSystem.run(configuration) {
            try await withTraceSpan("active") { span in
                let headers = try await Postbox().tracedSend(Envelope(), count: 1).headers
                #expect(TraceContext(extracting: headers)?.traceID == span.context?.traceID)
                return headers
            }
        }
        #expect(TraceContext(extracting: headers)?.isSampled == false)
        #expect(try await Postbox().tracedSend(Envelope(), count: 1).headers == [:])
    }

    @Test("To what produces the elements of a sequence, and ends the span with the sequence")
    func streams() async throws {
        let exporter = InMemoryTraceExporter()
        let headers = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
        try await TraceSystem.run(.inMemory(exporter)) {
            let feed = NumberFeed(limit: 2)
            var numbers: [Int] = []
            for await number in feed.tracedTicks() { numbers.append(number) }
            for try await number in try feed.tracedDoubled(
                AsyncStream {
                    $0.yield(3); $0.finish()
                })
            {
                numbers.append(number)
            }
            #expect(numbers == [0, 1, 6])
            for await _ in feed.tracedCountdown {}
            for await _ in await ChurchTower().tracedChimes() {}
            await #expect(throws: FeedFailure.self) {
                for try await _ in try await NumberFeed.tracedRows(after: headers, failing: false) {}
            }
            await #expect(throws: FeedFailure.self) {
                _ = try await NumberFeed.tracedRows(after: headers, failing: true)
            }
        }
        let spans = exporter.finishedSpans
        #expect(
            spans.map { span in
                let count = span.attributes.first { $0.key == .streamElements }?.value
                return "\(span.name) \(count.map { "\($0)" } ?? "-") \(span.status)"
            } == [
                "make - unset", "make - unset", "ticks int(2) unset", "NumberFeed.doubled(_:) int(1) unset",
                "NumberFeed.countdown int(0) unset", "chimes int(0) unset",
                "select int(0) error(\"FeedFailure()\")", "select - error(\"FeedFailure()\")",
            ])
        #expect(spans[0].parentSpanID == spans[2].context.spanID)
        #expect(spans.suffix(2).map(\.isParentRemote) == [true, true])
    }
}
