import Testing
import TraceRuntime
import Vapor

@testable import VaporBridge

private struct Corked: Error {}

/// The bridge to Vapor, against a stub of Vapor's API.
@Suite("The bridge of Vapor")
struct VaporBridgeTests {
    /// The lines of the spans that a request makes, a child below its parent: kind, name, and the attributes.
    private func spans(_ request: Request, isByMiddleware: Bool = true) async -> [String] {
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.bridged
        configuration.exporters = [.inMemory(exporter)]
        configuration.sampler = .always
        var application = StubApplication(isByMiddleware ? [TraceMiddleware()] : [])
        let wines = Wines()
        application.on(.GET, .constant("wines"), .parameter("id")) { try await wines.get($0) }
        application.on(.DELETE, .constant("wines"), .parameter("id")) {
            Response(status: try await wines.delete($0))
        }
        application.on(.GET, .constant("closures"), .parameter("id")) { _ in
            withTraceSpan("inside") { _ in Response(body: Response.Body(string: "a closure")) }
        }
        application.on(.GET, .constant("failures")) { _ in throw Corked() }
        await TraceSystem.run(configuration) {
            do {
                _ = try await application.respond(to: request)
            } catch {
                // Its span says so.
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
    func annotated(isByMiddleware: Bool) async {
        let request = Request(
            .GET, "/wines/3?token=abc&year=4", headers: ["x-cellar": "old", "content-type": "application/json"],
            collectedBody: ByteBuffer(string: #"{"password":"x"}"#))
        let lines = await spans(request, isByMiddleware: isByMiddleware)
        #expect(
            Set(lines) == [
                "server GET /wines/{id}", "  http.method = GET", "  http.route = /wines/{id}",
                "  http.url = /wines/3?token=[REDACTED]&year=4", "  http.request.query.token = [REDACTED]",
                "  http.request.query.year = 4", "  http.request.header.x-cellar = [\"old\"]",
                #"  http.request.body = {"password":"[REDACTED]"}"#, "  http.request.body.size = 16",
                "  http.request.path.id = 3", "  http.status_code = 202",
                "  http.response.header.x-cellar = [\"cold\"]",
                #"  http.response.body = {"year":4}"#, "  http.response.body.size = 10",
            ])
        #expect(lines.count == Set(lines).count)
    }

    @Test("A closure has the span of the middleware, named after the route that the router found")
    func closure() async {
        #expect(
            await spans(Request(.GET, "/closures/4")) == [
                "server GET /closures/{id}", "  http.method = GET", "  http.url = /closures/4",
                "  http.status_code = 200", "  http.route = /closures/{id}", "internal inside",
            ])
    }

    @Test("A status that is the response, an unknown path, a refusal and a failure have the client's status")
    func statuses() async {
        #expect(await spans(Request(.DELETE, "/wines/3")).contains("  http.status_code = 204"))
        let unknown = await spans(Request(.GET, "/nowhere"))
        #expect(unknown.first == "server GET")
        #expect(unknown.contains("  http.status_code = 404"))
        let refused = await spans(Request(.GET, "/wines/0"))
        #expect(refused.first == "server GET /wines/{id}")
        #expect(refused.contains("  http.status_code = 404"))
        let failed = await spans(Request(.GET, "/failures"))
        #expect(failed.first == "server GET /failures")
        #expect(failed.contains("  http.status_code = 500"))
    }

    @Test("The caller's trace goes on, and a request of Vapor's client carries the context of its span")
    func propagation() async throws {
        let exporter = InMemoryTraceExporter()
        let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let sent = await TraceSystem.run(.inMemory(exporter)) {
            var order = ClientRequest()
            order.headers.add(name: "traceparent", value: "old")
            _ = try? await Wines().get(Request(.GET, "/wines/1", headers: ["traceparent": header]))
            return Wines().order(order)
        }
        let route = try #require(exporter.finishedSpans.first)
        #expect(route.context.traceID.description == "0af7651916cd43dd8448eb211c80319c")
        #expect(route.isParentRemote)
        let client = try #require(exporter.finishedSpans.last)
        #expect(sent == ["00-\(client.context.traceID)-\(client.context.spanID)-03"])
    }
}
