import Testing

@testable import TraceRuntime

private struct Broken: Error {}

private struct Request: TraceRequest {
    let traceMethod = "GET"
    let traceURL = "/feed"
}

@Suite("Responses that end their span when they have been written")
struct TraceResponseStreamTests {
    private static let route = TraceSite(
        name: "GET /feed", kind: .server, function: "feed()", fileID: "App/Feed.swift", line: 7,
        route: TraceRoute(method: "GET", template: "/feed"))

    /// Answers as a route does, and returns what its framework writes then.
    private func answer() -> TraceResponseStream? {
        withTraceSpan(Self.route, parent: nil) { span in
            span.recordResponse(status: 200)
            return TraceResponseStream.ofRoute()
        }
    }

    @Test("The span ends with the body, and spans that are opened while it is written are its children")
    func written() async throws {
        let spans = await recording {
            let stream = answer()
            try await stream?.write { withTraceSpan("written") { _ in } }
            withTraceSpan("afterwards") { _ in }
        }
        #expect(
            spanTree(spans) == """
                server GET /feed
                  http.method = GET
                  http.route = /feed
                  http.status_code = 200
                  internal written
                internal afterwards
                """)
        #expect(spans.map(\.name) == ["written", "GET /feed", "afterwards"])
    }

    @Test("A failure while writing fails the span and leaves the status that was sent; one by the client does not")
    func failures() async {
        let spans = await recording {
            await #expect(throws: Broken.self) { try await answer()?.write { throw Broken() } }
            await #expect(throws: CancellationError.self) { try await answer()?.write { throw CancellationError() } }
            let abandoned = answer()
            await #expect(throws: Broken.self) { try await abandoned?.write { throw abandoned!.abandoned(Broken()) } }
        }
        #expect(spans.map(\.status) == [.error("Broken()"), .unset, .unset])
        #expect(spans.map { $0.events.map(\.name) } == [["exception"], ["exception"], ["exception"]])
        for span in spans { #expect(span.attributes.contains { $0.key == .httpStatusCode && $0.value == .int(200) }) }
    }

    @Test("A body that nobody writes ends the span when it is let go of; until then the span is open")
    func dropped() async {
        var open: [Int] = []
        let spans = await recording {
            var stream = answer()
            open.append(TraceSystem.statistics.open)
            #expect(stream != nil)
            stream = nil
            open.append(TraceSystem.statistics.open)
        }
        #expect(open == [1, 0])
        #expect(spans.map(\.name) == ["GET /feed"])
    }

    @Test("The span of a middleware ends with the body that the middleware sees, not with the route's")
    func middleware() async throws {
        let spans = await recording {
            let stream = await withTraceRequest(Request(), route: { "/feed" }) { _ in
                let route = answer()
                #expect(route == nil)
                return TraceResponseStream.ofRequest()
            }
            try await stream?.write { withTraceSpan("written") { _ in } }
        }
        #expect(spans.map(\.name) == ["written", "GET /feed"])
        #expect(spans[0].parentSpanID == spans[1].context.spanID)
    }

    @Test("A route that has taken over a library's span leaves the span's end to the library")
    func bridged() async throws {
        let spans = await recording {
            let library = try #require(
                TraceSpan.startBridged(
                    "HTTP GET", below: nil, kind: .server, function: "respond()", fileID: "Library/Middleware.swift",
                    line: 1))
            let stream = library.run { answer() }
            try await stream?.write { withTraceSpan("written") { _ in } }
            #expect(TraceSystem.statistics.open == 1)
            library.end()
        }
        #expect(spans.map(\.name) == ["written", "GET /feed"])
        #expect(spans[0].parentSpanID == spans[1].context.spanID)
    }

    @Test("Below a trace that is not sampled the body is written in its context, and the call is counted once")
    func unsampled() async throws {
        var contexts: [TraceContext?] = []
        let spans = await recording({ $0.sampler = .never }) {
            let stream = withTraceSpan(Self.route, parent: nil) { span in
                contexts.append(TraceSpan.current?.context)
                return TraceResponseStream.ofRoute()
            }
            try await stream?.write { contexts.append(TraceSpan.current?.context) }
            #expect(TraceSystem.statistics.open == 0)
        }
        #expect(spans == [])
        #expect(contexts.count == 2 && contexts[0] != nil && contexts[0] == contexts[1])
    }

    @Test("While tracing is off there is nothing to follow")
    func off() async {
        #expect(TraceResponseStream.ofRoute() == nil)
        #expect(TraceResponseStream.ofRequest() == nil)
    }
}
