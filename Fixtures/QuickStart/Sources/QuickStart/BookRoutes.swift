import TraceRuntime

/// The shop's three routes.
struct BookRoutes {
    let store: BookStore

    // @traceRoute("GET /books", includeQueryParams: ["author"])
    func list(_ request: Request) async throws -> Response {
        let books = try await store.tracedBooks(by: request.query["author"])
        log("\(books.count) books")
        return try Response(books)
    }

    // @traceRoute("GET /books/{id}", includePathParams: true)
    func show(_ request: Request) async throws -> Response {
        let id = try request.pathParameter("id", as: Int.self)
        guard let book = try await store.tracedBook(id: id) else {
            throw HTTPError(status: 404, message: "no book \(id)")
        }
        log("found '\(book.title)'")
        return try Response(book)
    }

    // @traceRoute("POST /orders", operationName: "orders.place",
    //             includeHeaders: ["x-request-id"], includeRequestBody: true)
    func order(_ request: Request) async throws -> Response {
        let order = try request.decodeBody(as: Order.self)
        guard let book = try await store.tracedTake(order.copies, ofBook: order.book) else {
            throw HTTPError(status: 404, message: "no book \(order.book)")
        }
        let receipt = Receipt(title: book.title, copies: order.copies, total: tracedTotal(of: order, for: book))
        log("sold \(receipt.copies) copies of '\(receipt.title)'")
        TraceSpan.current?.setAttribute("book.copies.left", book.copies)
        return try Response(receipt, status: 201)
    }

    /// Every third copy is free.
    // @trace("price an order", attributes: ["order.copies": order.copies, "order.total": result])
    func total(of order: Order, for book: Book) -> Int {
        (order.copies - order.copies / 3) * book.price
    }
}
