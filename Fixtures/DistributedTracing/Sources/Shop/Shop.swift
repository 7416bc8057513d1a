import TraceRuntime
// @traceBridge
import Tracing

struct Book: Equatable, Encodable {
    let title: String
}

struct OutOfStock: Error, CustomStringConvertible {
    var description: String { "no book for password=hunter2" }
}

struct Call: TraceRequest, TracePathParameters {
    var traceMethod = "GET"
    var traceURL = "https://shop/books/7?token=abc&page=2"
    var traceHeaders: [(name: String, value: String)] = []
    var tracePathParameters: [(name: String, value: String)] = [("id", "7")]
}

// @trace
protocol Warehouse: Sendable {
    func stock(of title: String) async -> Int
}

struct EmptyWarehouse: Warehouse {
    func stock(of title: String) async -> Int { 0 }
}

struct Shop {
    var warehouse: any Warehouse = EmptyWarehouse()

    // @traceRoute("GET /books/{id}", request: call, includeQueryParams: true, includePathParams: true)
    func _book(_ call: Call) async throws -> Book {
        _ = await warehouse.stock(of: "Emma")
        return try await read(id: 7)
    }

    // @traceDB(operation: "get", table: "books", statement: "SELECT * FROM books WHERE code = 'abc'")
    func _read(id: Int) async throws -> Book {
        guard id > 0 else { throw OutOfStock() }
        return Book(title: "Emma")
    }

    // @trace(kind: .client, inject: headers)
    func _order(headers: [String: String]) -> [String: String] { headers }

    // @trace("job", root: true)
    func _work() -> String? { TraceContext.current?.baggage["tenant"] }

    // @trace(until: .finished)
    func _pages() -> AsyncStream<Int> {
        AsyncStream { withSpan("produce") { _ in nil } }
    }

    // @trace(parent: headers, sample: 0)
    func _receive(headers: [String: String]) -> Bool { TraceSpan.current?.isRecording == true }
}
