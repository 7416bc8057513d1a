import Testing

/// Each claim is a whole trace, or all traces that a visit left, in both processes.
@Suite("A trace goes through both services", .serialized)
struct WholeTraceTests {
    private static let traceID = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let json = [("content-type", "application/json")]

    @Test("A request without traceparent starts a trace, which the inventory continues")
    func startsATrace() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request(
                "GET", "/books/1", headers: [("x-request-id", "r-1"), ("authorization", "Bearer hunter2")])
            #expect(answer.status == 200)
        }
        #expect(record.tree == BookTrace.tree(header: "http.request.header.x-request-id: [r-1]"))
        #expect(Set(record.spans.map(\.traceID)).count == 1)
    }

    @Test("A request with traceparent continues its caller's trace")
    func continuesATrace() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request(
                "GET", "/books?author=Jane%20Austen&access_token=hunter2",
                headers: [("traceparent", "00-\(Self.traceID)-00f067aa0ba902b7-01")])
            #expect(answer.status == 200)
        }
        #expect(
            record.tree == """
                storefront server GET /books under 00f067aa0ba902b7
                  · http.method: GET
                  · http.request.query.access_token: [REDACTED]
                  · http.request.query.author: Jane Austen
                  · http.route: /books
                  · http.status_code: 200
                  · http.url: http://storefront/books?author=Jane%20Austen&access_token=[REDACTED]
                    storefront client select books
                      · db.operation: select
                      · db.response.returned_rows: 2
                      · db.statement: SELECT * FROM books WHERE author = ? AND cents < ? ORDER BY title
                      · db.system: sqlite
                      · db.table: books
                """)
        #expect(Set(record.spans.map(\.traceID)) == [Self.traceID])
    }

    @Test("A caller that does not record is not recorded, here or there")
    func unsampled() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request(
                "GET", "/books/1", headers: [("traceparent", "00-\(Self.traceID)-00f067aa0ba902b7-00")])
            #expect(answer.status == 200)
        }
        #expect(record.tree == "")
    }

    @Test("A body that a handler has read is recorded without its secrets, and a response's status is its own")
    func placesAnOrder() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request(
                "POST", "/orders", headers: Self.json, body: #"{"book": 2, "quantity": 2, "password": "hunter2"}"#)
            #expect(answer.status == 201)
        }
        #expect(
            record.tree == """
                storefront server POST /orders
                  · http.method: POST
                  · http.request.body: {"book":2,"password":"[REDACTED]","quantity":2}
                  · http.request.body.size: 44
                  · http.request.header.accept-encoding: [deflate, gzip]
                  · http.request.header.content-length: [49]
                  · http.request.header.content-type: [application/json]
                  · http.response.header.content-length: [8]
                  · http.response.header.content-type: [application/json; charset=utf-8]
                  · http.route: /orders
                  · http.status_code: 201
                  · http.url: http://storefront/orders
                    storefront client inventory.reserve
                      · bookshop.quantity: 2
                        storefront client inventory request
                          · http.method: POST
                          · http.status_code: 200
                            inventory server POST /reservations
                              · http.method: POST
                              · http.response.body: {"copies":1}
                              · http.response.body.size: 12
                              · http.route: /reservations
                              · http.status_code: 200
                              · http.url: http://inventory/reservations
                                inventory client take stock
                                  · db.operation: take
                                  · db.statement: UPDATE stock SET copies = copies - ? WHERE book = ? AND copies >= ?
                                  · db.system: sqlite
                                  · db.table: stock
                                inventory client get stock
                                  · bookshop.copies: 1
                                  · db.operation: get
                                  · db.system: sqlite
                                  · db.table: stock
                    storefront client insert orders
                      · bookshop.order: 2
                      · db.operation: insert
                      · db.system: sqlite
                      · db.table: orders
                """)
    }

    @Test("A client's mistake has its status and message, and is no failure of the route")
    func clientErrors() async throws {
        let record = try await Bookshop.run { bookshop in
            let unknown = try await bookshop.storefront.request("GET", "/books/77")
            let soldOut = try await bookshop.storefront.request(
                "POST", "/orders", headers: Self.json, body: #"{"book": 3, "quantity": 1}"#)
            let malformed = try await bookshop.storefront.request("POST", "/orders", headers: Self.json, body: "{")
            #expect([unknown.status, soldOut.status, malformed.status] == [404, 409, 400])
        }
        #expect(
            record.tree == """
                storefront server GET /books/{id}
                  · error.message: HTTPError: Not Found, no book 77
                  · http.method: GET
                  · http.request.path.id: 77
                  · http.route: /books/{id}
                  · http.status_code: 404
                  · http.url: http://storefront/books/77
                    storefront client get books
                      · code.argument.id: 77
                      · db.operation: get
                      · db.system: sqlite
                      · db.table: books
                storefront server POST /orders
                  · error.message: HTTPError: Conflict, the inventory refused
                  · http.method: POST
                  · http.request.body: {"book":3,"quantity":1}
                  · http.request.body.size: 23
                  · http.request.header.accept-encoding: [deflate, gzip]
                  · http.request.header.content-length: [26]
                  · http.request.header.content-type: [application/json]
                  · http.route: /orders
                  · http.status_code: 409
                  · http.url: http://storefront/orders
                    storefront client inventory.reserve FAILED
                      · bookshop.quantity: 1
                      · error.message: HTTPError: Conflict, the inventory refused
                      · error.type: Hummingbird.HTTPError
                      · event exception
                      ·   exception.message: HTTPError: Conflict, the inventory refused
                      ·   exception.type: Hummingbird.HTTPError
                        storefront client inventory request
                          · http.method: POST
                          · http.status_code: 409
                            inventory server POST /reservations
                              · error.message: HTTPError: Conflict, too few copies of book 3
                              · http.method: POST
                              · http.route: /reservations
                              · http.status_code: 409
                              · http.url: http://inventory/reservations
                                inventory client take stock
                                  · db.operation: take
                                  · db.statement: UPDATE stock SET copies = copies - ? WHERE book = ? AND copies >= ?
                                  · db.system: sqlite
                                  · db.table: stock
                storefront server POST /orders
                  · error.message: HTTPError: Bad Request, The given data was not valid input: \
                The given data was not valid JSON.
                  · http.method: POST
                  · http.request.header.accept-encoding: [deflate, gzip]
                  · http.request.header.content-length: [1]
                  · http.request.header.content-type: [application/json]
                  · http.route: /orders
                  · http.status_code: 400
                  · http.url: http://storefront/orders
                """)
    }

    @Test("An error without a status is a failure, with status 500")
    func serverError() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request(
                "POST", "/payments", headers: [("content-type", "application/x-www-form-urlencoded")],
                body: "card=4111&note=soon&password=hunter2")
            #expect(answer.status == 500)
        }
        #expect(
            record.tree == """
                storefront server POST /payments FAILED
                  · error.message: refused: card=[REDACTED]&note=soon&password=[REDACTED]
                  · error.type: storefront.PaymentRefused
                  · http.method: POST
                  · http.request.body: card=[REDACTED]&note=soon&password=[REDACTED]
                  · http.request.body.size: 36
                  · http.request.header.accept-encoding: [deflate, gzip]
                  · http.request.header.content-length: [36]
                  · http.request.header.content-type: [application/x-www-form-urlencoded]
                  · http.route: /payments
                  · http.status_code: 500
                  · http.url: http://storefront/payments
                  · event exception
                  ·   exception.message: refused: card=[REDACTED]&note=soon&password=[REDACTED]
                  ·   exception.type: storefront.PaymentRefused
                    storefront client count blocked_cards
                      · db.operation: count
                      · db.statement: SELECT count(*) FROM blocked_cards WHERE number = ?
                      · db.system: sqlite
                      · db.table: blocked_cards
                """)
    }

    @Test("A response that is written as a stream ends its span when it has been written, with all calls below it")
    func streamedBody() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request("GET", "/stock?author=Jane%20Austen")
            #expect(answer == Service.Answer(status: 200, body: "Emma,1000\nPersuasion,3\n"))
        }
        func line(of book: Int, _ copies: Int) -> String {
            """
                storefront client inventory.stock
                  · code.argument.book: \(book)
                    storefront client inventory request
                      · http.method: GET
                      · http.status_code: 200
                        inventory server GET /stock/{book}
                          · http.method: GET
                          · http.request.path.book: \(book)
                          · http.route: /stock/{book}
                          · http.status_code: 200
                          · http.url: http://inventory/stock/\(book)
                            inventory client get stock
                              · bookshop.copies: \(copies)
                              · db.operation: get
                              · db.system: sqlite
                              · db.table: stock
            """
        }
        #expect(
            record.tree == """
                storefront server GET /stock
                  · http.method: GET
                  · http.route: /stock
                  · http.status_code: 200
                  · http.url: http://storefront/stock?author=Jane%20Austen
                    storefront client select books
                      · db.operation: select
                      · db.response.returned_rows: 2
                      · db.statement: SELECT * FROM books WHERE author = ? AND cents < ? ORDER BY title
                      · db.system: sqlite
                      · db.table: books

                """ + line(of: 1, 1000) + "\n" + line(of: 2, 3))
        let route = try #require(record.spans.first { $0.name == "GET /stock" })
        #expect(record.spans.allSatisfy { $0.end <= route.end })
    }

    @Test("A call over gRPC is one trace in both processes")
    func grpc() async throws {
        let record = try await Bookshop.run(withCourier: true) { bookshop in
            let known = try await bookshop.storefront.request("GET", "/delivery/Bath")
            #expect(known == Service.Answer(status: 200, body: "2"))
        }
        #expect(
            record.tree == """
                storefront server GET /delivery/{town}
                  · http.method: GET
                  · http.route: /delivery/{town}
                  · http.status_code: 200
                  · http.url: http://storefront/delivery/Bath
                    storefront client shop.Delivery/Days
                      · rpc.grpc.status_code: 0
                      · rpc.method: Days
                      · rpc.service: shop.Delivery
                      · rpc.system: grpc
                        courier server shop.Delivery/Days
                          · rpc.grpc.status_code: 0
                          · rpc.method: Days
                          · rpc.service: shop.Delivery
                          · rpc.system: grpc
                            courier internal look up town
                              · code.argument.town: Bath
                """)
        #expect(Set(record.spans.map(\.traceID)).count == 1)
    }

    @Test("A service that does not answer is a failure of the call and of the route")
    func inventoryIsDown() async throws {
        let record = try await Bookshop.run { bookshop in
            #expect(await bookshop.inventory.stop() == 0)
            let answer = try await bookshop.storefront.request("GET", "/books/1")
            #expect(answer.status == 502)
        }
        #expect(
            record.tree == """
                storefront server GET /books/{id} FAILED
                  · error.message: HTTPError: Bad Gateway, no answer from the inventory
                  · error.type: Hummingbird.HTTPError
                  · http.method: GET
                  · http.request.path.id: 1
                  · http.route: /books/{id}
                  · http.status_code: 502
                  · http.url: http://storefront/books/1
                  · event exception
                  ·   exception.message: HTTPError: Bad Gateway, no answer from the inventory
                  ·   exception.type: Hummingbird.HTTPError
                    storefront client get books
                      · code.argument.id: 1
                      · db.operation: get
                      · db.system: sqlite
                      · db.table: books
                    storefront client inventory.stock FAILED
                      · code.argument.book: 1
                      · error.message: HTTPError: Bad Gateway, no answer from the inventory
                      · error.type: Hummingbird.HTTPError
                      · event exception
                      ·   exception.message: HTTPError: Bad Gateway, no answer from the inventory
                      ·   exception.type: Hummingbird.HTTPError
                        storefront client inventory request FAILED
                          · error.message: connection reset (error set): Connection refused) (errno: 111)
                          · error.type: NIOCore.IOError
                          · http.method: GET
                          · event exception
                          ·   exception.message: connection reset (error set): Connection refused) (errno: 111)
                          ·   exception.type: NIOCore.IOError
                """)
    }

    @Test("A route that returns nil has no status, one that returns nothing has the annotation's")
    func nothing() async throws {
        let record = try await Bookshop.run { bookshop in
            let none = try await bookshop.storefront.request("GET", "/recommendation")
            let some = try await bookshop.storefront.request("GET", "/recommendation?author=George%20Eliot")
            let delete = try await bookshop.storefront.request("DELETE", "/orders/1")
            #expect([none.status, some.status, delete.status] == [204, 200, 204])
        }
        #expect(
            record.tree == """
                storefront server GET /recommendation
                  · http.method: GET
                  · http.route: /recommendation
                  · http.url: http://storefront/recommendation
                storefront server GET /recommendation
                  · http.method: GET
                  · http.response.body: {"author":"George Eliot","cents":1299,"id":3,"title":"Middlemarch"}
                  · http.response.body.size: 67
                  · http.route: /recommendation
                  · http.status_code: 200
                  · http.url: http://storefront/recommendation?author=George%20Eliot
                    storefront client select books
                      · db.operation: select
                      · db.response.returned_rows: 1
                      · db.statement: SELECT * FROM books WHERE author = ? AND cents < ? ORDER BY title
                      · db.system: sqlite
                      · db.table: books
                storefront server DELETE /orders/{id}
                  · http.method: DELETE
                  · http.request.path.id: 1
                  · http.route: /orders/{id}
                  · http.status_code: 204
                  · http.url: http://storefront/orders/1
                    storefront client delete orders
                      · bookshop.deleted: true
                      · db.operation: delete
                      · db.system: sqlite
                      · db.table: orders
                """)
    }

    @Test("A caller who hangs up is no failure, and leaves no status")
    func cancellation() async throws {
        let record = try await Bookshop.run { bookshop in
            let request = "GET /orders/1/changes HTTP/1.1\r\nhost: shop\r\ncontent-length: 0\r\n\r\n"
            try await RawConnection.open(Array(request.utf8), port: bookshop.storefront.port) {
                var waiting = "0"
                for _ in 0..<1000 where waiting == "0" {
                    waiting = try await bookshop.storefront.request("GET", "/waiting").body
                }
                #expect(waiting == "1")
            }
        }
        #expect(
            record.tree == """
                storefront server GET /orders/{id}/changes
                  · http.method: GET
                  · http.route: /orders/{id}/changes
                  · http.url: http://shop/orders/1/changes
                  · event exception
                  ·   exception.message: CancellationError()
                  ·   exception.type: Swift.CancellationError
                    storefront internal StorefrontRoutes.nextChange()
                      · event exception
                      ·   exception.message: CancellationError()
                      ·   exception.type: Swift.CancellationError
                """)
    }

    @Test("A slow request says how long it took")
    func slow() async throws {
        let record = try await Bookshop.run { bookshop in
            let answer = try await bookshop.storefront.request("GET", "/report?milliseconds=300")
            #expect(answer.status == 200)
        }
        let span = try #require(record.spans.first)
        let milliseconds = try #require(span.attributes["duration_ms"].flatMap(Double.init))
        #expect(milliseconds >= 300)
        #expect(abs(Double(span.end - span.start) / 1_000_000 - milliseconds) < 0.001)
        #expect(
            record.tree == """
                storefront server GET /report
                  · http.method: GET
                  · http.route: /report
                  · http.status_code: 200
                  · http.url: http://storefront/report?milliseconds=300
                """)
    }

    @Test("Stable names take the place of the older ones in both services")
    func stableNames() async throws {
        let record = try await Bookshop.run(environment: ["OTEL_SEMCONV_STABILITY_OPT_IN": "http,database"]) {
            bookshop in
            let answer = try await bookshop.storefront.request("GET", "/books/1?page=2")
            #expect(answer.status == 200)
        }
        #expect(
            record.tree.replacing(/server\.port: \d+/, with: "server.port: …") == """
                storefront server GET /books/{id}
                  · http.request.method: GET
                  · http.request.path.id: 1
                  · http.response.status_code: 200
                  · http.route: /books/{id}
                  · server.address: 127.0.0.1
                  · server.port: …
                  · url.path: /books/1
                  · url.query: page=2
                  · url.scheme: http
                    storefront client get books
                      · code.argument.id: 1
                      · db.collection.name: books
                      · db.operation.name: get
                      · db.system.name: sqlite
                    storefront client inventory.stock
                      · code.argument.book: 1
                        storefront client inventory request
                          · http.request.method: GET
                          · http.response.status_code: 200
                            inventory server GET /stock/{book}
                              · http.request.method: GET
                              · http.request.path.book: 1
                              · http.response.status_code: 200
                              · http.route: /stock/{book}
                              · server.address: 127.0.0.1
                              · server.port: …
                              · url.path: /stock/1
                              · url.scheme: http
                                inventory client get stock
                                  · bookshop.copies: 1000
                                  · db.collection.name: stock
                                  · db.operation.name: get
                                  · db.system.name: sqlite
                """)
    }
}
