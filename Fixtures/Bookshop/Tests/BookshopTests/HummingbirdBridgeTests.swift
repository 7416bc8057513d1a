import Hummingbird
import Logging
import Testing
import TraceRuntime

@testable import Bridges

/// A context that is not Hummingbird's own: bridges know any.
struct ShelfContext: RequestContext {
    struct Source: RequestContextSource {
        let logger = Logger(label: "shelves", factory: { _ in SwiftLogNoOpLogHandler() })
    }

    var coreContext: CoreRequestContextStorage

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}

private struct OutOfWood: Error {}

@Suite("The bridge of Hummingbird")
struct HummingbirdBridgeTests {
    /// The lines of the spans that a request makes, a child below its parent: kind, name, and the attributes.
    private func spans(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], isByMiddleware: Bool = true
    ) async throws -> [String] {
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.bridged
        configuration.exporters = [.inMemory(exporter)]
        configuration.sampler = .always
        let router = Router(context: ShelfContext.self)
        if isByMiddleware { router.add(middleware: TraceMiddleware()) }
        let shelves = Shelves()
        router.put("/shelves/:id", use: shelves.put)
        router.delete("/shelves/:id", use: shelves.delete)
        router.get("/shelves", use: shelves.list)
        router.get("/closures/:id") { _, _ in
            withTraceSpan("inside") { _ in "a closure" }
        }
        router.get("/errors/:id") { _, _ -> String in throw HTTPError(.conflict, message: "no shelf") }
        router.get("/failures") { _, _ -> String in throw OutOfWood() }
        let responder = router.buildResponder()
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "shop", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer()))
        await TraceSystem.run(configuration) {
            do {
                _ = try await responder.respond(to: request, context: ShelfContext(source: ShelfContext.Source()))
            } catch is OutOfWood {
                // Its span says so.
            } catch {
                Issue.record(error)
            }
        }
        let spans = exporter.finishedSpans.sorted { $0.startTime < $1.startTime }
        return spans.flatMap { span in
            ["\(span.kind) \(span.name)"] + span.attributeLines.map { "  " + $0 }
        }
    }

    @Test(
        "An annotated handler is one span with its captures and its status, with the middleware and without",
        arguments: [true, false])
    func annotated(isByMiddleware: Bool) async throws {
        let lines = try await spans(
            .put, "/shelves/3", headers: [.init("x-shelf")!: "old"], isByMiddleware: isByMiddleware)
        #expect(
            Set(lines) == [
                "server PUT /shelves/{id}", "  http.method = PUT", "  http.route = /shelves/{id}",
                "  http.url = http://shop/shelves/3", "  http.request.header.x-shelf = [\"old\"]",
                "  http.request.path.id = 3", "  http.status_code = 201", "  http.response.header.x-shelf = [\"new\"]",
                "  http.response.body = \"a shelf\"", "  http.response.body.size = 9",
            ])
        #expect(lines.count == Set(lines).count)
    }

    @Test("A status and an optional response are recorded")
    func statuses() async throws {
        #expect(try await spans(.delete, "/shelves/3").contains("  http.status_code = 204"))
        let listed = try await spans(.get, "/shelves")
        #expect(listed.contains("  http.status_code = 202"))
        #expect(listed.contains("  http.response.body.skipped = stream"))
    }

    @Test("A closure has the span of the middleware, named after the route that the router found")
    func closure() async throws {
        #expect(
            try await spans(.get, "/closures/4") == [
                "server GET /closures/{id}", "  http.method = GET", "  http.url = http://shop/closures/4",
                "  http.status_code = 200", "  http.route = /closures/{id}", "internal inside",
            ])
    }

    @Test("An unknown path, a refusal and a failure have the status that the client gets")
    func errors() async throws {
        let unknown = try await spans(.get, "/nowhere")
        #expect(unknown.first == "server GET")
        #expect(unknown.contains("  http.status_code = 404"))
        let refused = try await spans(.get, "/errors/1")
        #expect(refused.first == "server GET /errors/{id}")
        #expect(refused.contains("  http.status_code = 409"))
        let failed = try await spans(.get, "/failures")
        #expect(failed.first == "server GET /failures")
        #expect(failed.contains("  http.status_code = 500"))
        #expect(failed.contains("  error.type = BookshopTests.OutOfWood"))
    }
}
