import TraceRuntime

struct BookRequest: TraceRequest, TracePathParameters, Sendable {
    let traceMethod: String
    let traceURL: String
    var traceHeaders: [(name: String, value: String)] = []
    var tracePathParameters: [(name: String, value: String)] = []
}

struct BookContext {
    let requestID: String
}

struct BookResponse: TraceResponse, Equatable {
    let traceStatus: Int
}

struct Book: Codable, Equatable {
    let title: String
}

/// Handlers that get the request, and handlers that get what was decoded from it.
struct BookRoutes {
    // @traceRoute("GET /books/{id}", includePathParams: true, includeHeaders: ["x-request-id"])
    func show(_ request: BookRequest) async throws -> BookResponse {
        BookResponse(traceStatus: 200)
    }

    // @traceRoute(includeQueryParams: true, includeRequestBody: true, includeResponseBody: true, request: incoming)
    func handle(_ incoming: BookRequest) throws -> Book? {
        Book(title: "Emma")
    }

    // @traceRoute("PUT /books/{id}", operationName: "books.update", includePathParams: true, requestBody: book,
    //             status: 204)
    func update(id: Int, book: Book) throws {}
}
