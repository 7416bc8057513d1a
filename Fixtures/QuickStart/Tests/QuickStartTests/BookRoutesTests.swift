import Foundation
import Testing
import TraceRuntime

@testable import QuickStart

@Suite("The bookshop's traces")
struct BookRoutesTests {
    @Test("A book that the shop does not have is a 404, and no failure")
    func missingBook() async throws {
        let request = try #require(Request(method: "GET", url: "/books/99").matching("GET", "/books/{id}"))
        let exporter = InMemoryTraceExporter()

        await TraceSystem.run(.inMemory(exporter)) {
            await #expect(throws: HTTPError.self) { try await routes.tracedShow(request) }
        }

        let spans = exporter.finishedSpans
        #expect(spans.map(\.name) == ["select books", "GET /books/{id}"])
        #expect(spans.map(\.status) == [.unset, .unset])
        #expect(spans[1].attributes.contains(TraceAttribute("http.status_code", 404)))
        #expect(spans[0].parentSpanID == spans[1].context.spanID)
    }

    @Test("An order that cannot be met is a failure of store and route")
    func outOfStock() async throws {
        let request = Request(method: "POST", url: "/orders", body: #"{"book": 1, "copies": 500}"#)
        let exporter = InMemoryTraceExporter()

        await TraceSystem.run(.inMemory(exporter)) {
            await #expect(throws: OutOfStock.self) { try await routes.tracedOrder(request) }
        }

        let failure = TraceSpanStatus.error("not enough copies of 'The Dispossessed'")
        #expect(exporter.finishedSpans.map(\.name) == ["update books", "orders.place"])
        #expect(exporter.finishedSpans.map(\.status) == [failure, failure])
    }

    private let routes: BookRoutes

    init() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "books-\(UUID()).json")
        routes = BookRoutes(store: try BookStore(file: file))
    }
}

extension Request {
    fileprivate init(method: String, url: String, body: String = "") {
        self.init(method: method, url: url, headers: [], body: body)
    }
}
