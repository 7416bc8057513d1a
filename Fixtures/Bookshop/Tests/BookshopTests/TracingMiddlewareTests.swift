import Hummingbird
import NIOCore
import Testing
import TraceRuntime

@testable import Bridges

@Suite("Spans of Hummingbird's TracingMiddleware")
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
        #expect(lines.contains("http.method = PUT"))
        #expect(lines.contains("http.status_code = 201"))
        let repeated = ["url.path", "http.request.method", "http.response.status_code"]
        #expect(!lines.contains { line in repeated.contains { line.hasPrefix($0) } || line.contains("abc") })
    }

    @Test("The status of a handler that returns nil is the one that the middleware sees")
    func noContent() async throws {
        let spans = try await TracingBridgeTests.spans { try await respond(to: .get, "/shelves?empty") }
        #expect(nameTree(spans) == "server GET /shelves")
        #expect(try #require(spans.first).attributeLines.contains("http.status_code = 204"))
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

    private func respond(to method: HTTPRequest.Method, _ path: String) async throws {
        let router = Router(context: ShelfContext.self)
        router.add(middleware: TracingMiddleware())
        let shelves = Shelves()
        router.put("/shelves/:id", use: shelves.put)
        router.get("/shelves", use: shelves.list)
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
