import AsyncHTTPClient
import Hummingbird
import NIOCore
import Testing
import TraceRuntime

@testable import Bridges

@Suite("Spans of Hummingbird's TracingMiddleware and of AsyncHTTPClient")
struct TracingMiddlewareTests {
    @Test("A handler with @traceRoute and the middleware make one SERVER span, with the annotation's name and captures")
    func oneServerSpan() async throws {
        let spans = try await TracingBridgeTests.spans {
            try await respond(to: .put, "/shelves/3?token=abc")
        }
        #expect(nameTree(spans) == "server PUT /shelves/{id}")
        let span = try #require(spans.first)
        let lines = span.attributeLines
        #expect(lines.contains("http.url = http://shop/shelves/3?token=[REDACTED]"))
        #expect(lines.contains("http.route = /shelves/{id}"))
        #expect(lines.contains("http.request.path.id = 3"))
        #expect(lines.contains("http.status_code = 201"))
        #expect(!lines.contains { $0.hasPrefix("url.path") || $0.contains("abc") })
    }

    @Test("A closure's span is named by the middleware, and spans inside are its children")
    func closure() async throws {
        let spans = try await TracingBridgeTests.spans { try await respond(to: .get, "/closures/4") }
        #expect(nameTree(spans) == "server /closures/{id}\n  internal inside")
        #expect(try #require(spans.first { $0.name != "inside" }).attributeLines.contains("url.path = /closures/4"))
    }

    @Test("A refusal is an answer, and a failure is an error")
    func errors() async throws {
        let refused = try await TracingBridgeTests.spans { try await respond(to: .get, "/errors/409") }
        #expect(refused.map(\.status) == [.unset])
        let failed = try await TracingBridgeTests.spans { try await respond(to: .get, "/errors/503") }
        #expect(failed.map(\.status.isFailure) == [true])
    }

    @Test("A client's span is the parent of the span of the server that it calls, whose URL has no secret")
    func client() async throws {
        let spans = try await TracingBridgeTests.spans {
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration())
            let router = Router()
            router.add(middleware: TracingMiddleware())
            router.get("/page") { _, _ in withTraceSpan("inside") { _ in "a page" } }
            try await LoopbackServer.run(router) { port in
                try await withTraceSpan("caller") { _ in
                    let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/page?token=abc")
                    let response = try await client.execute(request, timeout: .seconds(30))
                    _ = try await response.body.collect(upTo: 1 << 20)
                }
            }
            try await client.shutdown()
        }
        #expect(
            nameTree(spans) == """
                internal caller
                  client GET
                    server /page
                      internal inside
                """)
        #expect(spans.allSatisfy { span in !span.attributeLines.contains { $0.contains("abc") } })
        #expect(spans.first { $0.kind == .server }?.isParentRemote == true)
    }

    private func respond(to method: HTTPRequest.Method, _ path: String) async throws {
        let router = Router(context: ShelfContext.self)
        router.add(middleware: TracingMiddleware())
        let shelves = Shelves()
        router.put("/shelves/:id", use: shelves.put)
        router.get("/closures/:id") { _, _ in withTraceSpan("inside") { _ in "a closure" } }
        router.get("/errors/:status") { _, context -> String in
            throw HTTPError(.init(code: try context.parameters.require("status", as: Int.self)))
        }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "shop", path: path),
            body: RequestBody(buffer: ByteBuffer()))
        // The span ends when the response has been written, or is let go of, as here.
        do {
            let context = ShelfContext(source: ShelfContext.Source())
            _ = try await router.buildResponder().respond(to: request, context: context)
        } catch is HTTPError {
            // Its span says so.
        }
    }
}

extension TraceSpanStatus {
    fileprivate var isFailure: Bool { if case .error = self { true } else { false } }
}
