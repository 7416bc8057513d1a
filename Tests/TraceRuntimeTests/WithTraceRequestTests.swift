import Testing
import TraceRuntime

private struct Request: TraceRequest {
    var traceMethod = "GET"
    var traceURL = "/shops/3?token=hunter2&card=4111"
    var traceHeaders: [(name: String, value: String)] = []
}

private struct Response: TraceResponse {
    var traceStatus: Int
}

private struct Broken: Error {}

@Suite("The span of a request, by a middleware")
struct WithTraceRequestTests {
    private static let site = TraceSite(
        name: "GET /shops/{shop}", kind: .server, function: "Shop.show(_:)", fileID: "App/Shop.swift", line: 1,
        route: TraceRoute(method: "GET", template: "/shops/{shop}"), redact: ["card"])
    private static let child = TraceSite(name: "get shops", function: "Shops.get()", fileID: "App/Shop.swift", line: 9)

    /// A request by the middleware, whose router calls `handler`.
    private func request(
        _ request: Request = Request(), route: String?, handler: (Request) async throws -> Response
    ) async throws {
        _ = try await withTraceRequest(request, route: { route }) { span in
            let response = try await handler(request)
            span.recordResponse(response)
            return response
        }
    }

    /// A route, as a generated wrapper runs it.
    private func annotated(_ request: Request, _ body: () async throws -> Response) async throws -> Response {
        try await withTraceSpan(Self.site, parent: TraceContext.parent(request)) { span in
            span.recordRequest(request)
            let response = try await body()
            span.recordResponse(response)
            return response
        }
    }

    @Test("Is named after the method and the route that the framework found")
    func byHand() async {
        let spans = await recording {
            try await request(route: "/shops/{shop}") { _ in Response(traceStatus: 200) }
            try await request(route: nil) { _ in Response(traceStatus: 404) }
            try await request(route: nil) { _ in throw Broken() }
        }
        #expect(
            spanTree(spans) == """
                server GET /shops/{shop}
                  http.method = GET
                  http.url = /shops/3?token=[REDACTED]&card=4111
                  http.status_code = 200
                  http.route = /shops/{shop}
                server GET
                  http.method = GET
                  http.url = /shops/3?token=[REDACTED]&card=4111
                  http.status_code = 404
                server GET error(Broken())
                  http.method = GET
                  http.url = /shops/3?token=[REDACTED]&card=4111
                  http.status_code = 500
                  error.message = Broken()
                  error.type = TraceRuntimeTests.Broken
                  ! exception | exception.type = TraceRuntimeTests.Broken | exception.message = Broken()
                """)
    }

    @Test("Is that of an annotated route, with its name, redaction and children; a second route has a span of its own")
    func takenOver() async {
        let spans = await recording {
            try await request(route: "/shops/{id}") { request in
                let response = try await annotated(request) {
                    withTraceSpan(Self.child) { _ in Response(traceStatus: 201) }
                }
                _ = try await annotated(request) { Response(traceStatus: 200) }
                return response
            }
        }
        #expect(
            spanTree(spans) == """
                server GET /shops/{shop}
                  http.method = GET
                  http.route = /shops/{shop}
                  http.url = /shops/3?token=[REDACTED]&card=[REDACTED]
                  http.status_code = 201
                  internal get shops
                  server GET /shops/{shop}
                    http.method = GET
                    http.route = /shops/{shop}
                    http.url = /shops/3?token=[REDACTED]&card=[REDACTED]
                    http.status_code = 200
                """)
    }

    @Test("Continues the caller's trace; an annotated route without a request takes it over, too")
    func remoteParent() async throws {
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let spans = await recording {
            try await request(Request(traceHeaders: [("traceparent", parent)]), route: nil) { _ in
                withTraceSpan(Self.site) { _ in Response(traceStatus: 200) }
            }
        }
        let span = try #require(spans.first)
        #expect(spans.count == 1)
        #expect(span.name == "GET /shops/{shop}")
        #expect("\(span.context.traceID)" == "0af7651916cd43dd8448eb211c80319c")
        #expect(span.source?.function == "Shop.show(_:)")
    }

    @Test("Is counted once, under the route that answers, also if its trace is not sampled", arguments: [true, false])
    func counted(isSampled: Bool) async throws {
        var configuration = TraceConfiguration.inMemory(InMemoryTraceExporter())
        configuration.sampler = isSampled ? .always : .never
        configuration.countsOperations = true
        let operations = try await TraceSystem.run(configuration) {
            try await request(route: nil) { request in try await annotated(request) { Response(traceStatus: 500) } }
            return TraceSystem.current?.operations ?? []
        }
        #expect(operations.map(\.name) == ["GET /shops/{shop}"])
        #expect(operations.map(\.calls) == [1])
        #expect(operations.map(\.errors) == [1])
    }

    @Test("Nothing is recorded while tracing is off")
    func off() async throws {
        try await request(route: nil) { _ in
            #expect(TraceSpan.current == nil)
            return Response(traceStatus: 200)
        }
    }
}
