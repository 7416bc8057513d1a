import DeliveryAPI
import GRPCCore
// @traceBridge
import Hummingbird
import TraceRuntime
import TracedServer

/// The storefront's routes. Their spans come from the annotations: there is no tracing middleware.
struct StorefrontRoutes: Sendable {
    let catalog: Catalog
    let orders: OrderTable
    let cards: CardTable
    let inventory: any Inventory
    let courier: CourierClient
    let waiting = WaitingCustomers()

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/books", use: books)
        router.get("/books/:id", use: book)
        router.get("/recommendation", use: recommendation)
        router.get("/stock", use: stock)
        router.get("/delivery/:town", use: delivery)
        router.post("/orders", use: placeOrder)
        router.delete("/orders/:id") { request, context in
            try await deleteOrder(request, context: context)
            return HTTPResponse.Status.noContent
        }
        router.get("/orders/:id/changes", use: changes)
        // Not annotated, so not traced.
        router.get("/waiting") { _, _ in "\(waiting.count)" }
        router.post("/payments", use: pay)
        router.get("/report", use: report)
        return router
    }

    // @traceRoute("GET /books", includeQueryParams: true)
    func _books(_ request: Request, context: BasicRequestContext) async throws -> [Book] {
        try await catalog.books(by: request.uri.queryParameters.get("author"))
    }

    // @traceRoute("GET /books/{id}", includePathParams: true, includeHeaders: ["x-request-id"])
    func _book(_ request: Request, context: BasicRequestContext) async throws -> Offer {
        let id = try context.parameters.require("id", as: Int.self)
        guard let book = try await catalog.book(id: id) else { throw HTTPError(.notFound, message: "no book \(id)") }
        return Offer(book: book, inStock: try await inventory.stock(of: id))
    }

    // @traceRoute("GET /recommendation", includeResponseBody: true)
    func _recommendation(_ request: Request, context: BasicRequestContext) async throws -> Book? {
        guard let author = request.uri.queryParameters.get("author") else { return nil }
        return try await catalog.books(by: author).first
    }

    /// Writes one line after the other, while the inventory is asked: the span ends with the last one.
    // @traceRoute("GET /stock")
    func _stock(_ request: Request, context: BasicRequestContext) async throws -> Response {
        let books = try await catalog.books(by: request.uri.queryParameters.get("author"))
        let body = ResponseBody { writer in
            for book in books {
                let copies = try await inventory.stock(of: book.id)
                try await writer.write(ByteBuffer(string: "\(book.title),\(copies)\n"))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/csv"], body: body)
    }

    // @traceRoute("GET /delivery/{town}")
    func _delivery(_ request: Request, context: BasicRequestContext) async throws -> String {
        do {
            return try await courier.days(to: context.parameters.require("town"))
        } catch let error as RPCError where error.code == .notFound {
            throw HTTPError(.notFound, message: error.message)
        }
    }

    // @traceRoute("POST /orders", includeHeaders: true)
    func _placeOrder(_ request: Request, context: BasicRequestContext) async throws -> Response {
        let order = try await request.decode(as: Order.self, context: context)
        // The body arrives as a stream, which a span never consumes. Here it has been read.
        TraceSpan.current?.recordRequestBody(order)
        try await inventory.reserve(order)
        let placed = PlacedOrder(id: try await orders.insert(order))
        var response = try placed.response(from: request, context: context)
        response.status = .created
        return response
    }

    // @traceRoute("DELETE /orders/{id}", includePathParams: true, status: 204)
    func _deleteOrder(_ request: Request, context: BasicRequestContext) async throws {
        let id = try context.parameters.require("id", as: Int64.self)
        guard try await orders.delete(id: id) else { throw HTTPError(.notFound) }
    }

    /// Answers when the order changes, which never happens, or not at all when the customer hangs up.
    // @traceRoute("GET /orders/{id}/changes")
    func _changes(_ request: Request, context: BasicRequestContext) async throws -> String {
        try await request.body.consumeWithCancellationOnInboundClose { _ in
            try await waiting.during { try await nextChange() }
        }
    }

    // @trace
    func _nextChange() async throws -> String {
        try await Task.sleep(for: .seconds(600))
        return "none"
    }

    // @traceRoute("POST /payments", includeQueryParams: true, includeHeaders: true, includeRequestBody: true,
    //             redact: ["card"])
    func _pay(_ request: Request, context: BasicRequestContext) async throws -> String {
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        TraceSpan.current?.recordRequestBody(
            .bytes(Array(body.readableBytesView), contentType: request.headers[.contentType]))
        let form = String(buffer: body)
        let payment = try URLEncodedFormDecoder().decode(Payment.self, from: form)
        if let card = payment.card, try await cards.isBlocked(card) { throw HTTPError(.forbidden) }
        throw PaymentRefused(reply: form)
    }

    // @traceRoute("GET /report")
    func _report(_ request: Request, context: BasicRequestContext) async throws -> String {
        let milliseconds = try request.uri.queryParameters.require("milliseconds", as: Int.self)
        try await Task.sleep(for: .milliseconds(milliseconds))
        return "sold: nothing"
    }
}
