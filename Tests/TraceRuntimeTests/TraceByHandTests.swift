import Testing
import TraceRuntime

// What the article *Trace by hand* shows.

private struct OutOfPaper: Error {}

private struct NoSuchBook: TraceHTTPError {
    let traceStatus = 404
}

private struct Request: TraceRequest {
    var traceMethod = "GET"
    var traceURL: String
    var traceHeaders: [(name: String, value: String)] = []
}

private struct Response: TraceResponse {
    var traceStatus: Int
}

private struct Message {
    var headers: [String: String]
    var bookID: Int
}

private actor Importer {
    private var imported = 0

    func run(_ books: [String]) async {
        await withTraceSpan("import books", attributes: ["import.source": "shelf"]) { span in
            for book in books {
                span.addEvent("imported", attributes: ["book.title": .string(book)])
                imported += 1
                await Task.yield()
            }
            span.setAttribute("book.count", imported)
        }
    }
}

private struct Printer {
    func label(for book: Int) throws(OutOfPaper) -> String {
        try withTraceSpan("print a label") { _ throws(OutOfPaper) in
            guard book < 3 else { throw OutOfPaper() }
            return "book \(book)"
        }
    }

    func labels<E: Error>(for books: [Int], _ style: (Int) throws(E) -> String) throws(E) -> [String] {
        try withTraceSpan("print labels") { _ throws(E) in try books.map(style) }
    }

    func sorted(_ books: [Int], by isBefore: (Int, Int) throws -> Bool) rethrows -> [Int] {
        try withTraceSpanRethrowing("sort books") { _ in try books.sorted(by: isBefore) }
    }

    func each(_ books: [Int], _ body: (Int) async throws -> Void) async rethrows {
        try await withTraceSpanRethrowing("each book") { _ in
            for book in books { try await body(book) }
        }
    }
}

private struct Consumer {
    func receive(_ message: Message) async {
        await withTraceSpan(
            "receive order", kind: .consumer, parent: TraceContext(extracting: message.headers),
            attributes: ["messaging.destination.name": "orders"]
        ) { span in
            span.setAttribute("book.id", message.bookID)
            await handle(message)
        }
    }

    private func handle(_ message: Message) async {}
}

private final class Transfer: Sendable {
    let span = TraceSpan.start("transfer", kind: .producer, attributes: ["transfer.file": "books.csv"])

    func didSend(_ part: Int) {
        span.run {
            withTraceSpan("note a part") { $0.setAttribute("transfer.part", part) }
        }
    }

    func didFail(_ error: any Error) {
        span.recordError(error)
        span.end()
    }
}

private struct TracingMiddleware {
    func respond(
        to request: Request, next: (Request) async throws -> Response, route: String
    ) async throws -> Response {
        try await withTraceSpan("request", kind: .server, parent: .parent(request)) { span in
            span.recordRequest(request)
            let response = try await next(request)
            span.updateName(request.traceMethod + " " + route)
            span.setAttribute(.httpRoute, route)
            span.recordResponse(response)
            return response
        }
    }
}

private struct Mailer {
    func send(_ text: String, through deliver: ([String: String]) throws -> Void) -> Bool {
        withTraceSpan("send mail", kind: .client) { span in
            var headers: [String: String] = [:]
            span.context?.inject(into: &headers)
            do {
                try deliver(headers)
                return true
            } catch {
                span.recordError(error)
                return false
            }
        }
    }
}

@Suite("Tracing by hand")
struct TraceByHandTests {
    @Test("Spans of a part of a function hold what is said while they are open")
    func part() async {
        let spans = await recording { await Importer().run(["Emma"]) }
        #expect(
            spanTree(spans) == """
                internal import books
                  import.source = shelf
                  book.count = 1
                  ! imported | book.title = Emma
                """)
    }

    @Test("Typed and rethrown errors keep their types")
    func throwing() async throws {
        let spans = await recording {
            let label = try Printer().label(for: 1)
            #expect(label == "book 1")
            #expect(throws: OutOfPaper.self) { try Printer().label(for: 7) }
            let labels = Printer().labels(for: [1, 2]) { "\($0)" }
            #expect(labels == ["1", "2"])
            #expect(Printer().sorted([2, 1], by: <) == [1, 2])
            await Printer().each([1]) { _ in await Task.yield() }
        }
        #expect(
            spanTree(spans) == """
                internal print a label
                internal print a label error(OutOfPaper())
                  error.message = OutOfPaper()
                  error.type = TraceRuntimeTests.OutOfPaper
                  ! exception | exception.type = TraceRuntimeTests.OutOfPaper | exception.message = OutOfPaper()
                internal print labels
                internal sort books
                internal each book
                """)
    }

    @Test("A message's headers say which trace its span continues")
    func parent() async {
        let headers = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
        let spans = await recording { await Consumer().receive(Message(headers: headers, bookID: 3)) }
        #expect(
            spanTree(spans) == """
                consumer receive order (remote parent)
                  messaging.destination.name = orders
                  book.id = 3
                """)
    }

    @Test("Middleware records request and response as a route does, and gets the route's error rules")
    func middleware() async {
        let middleware = TracingMiddleware()
        let request = Request(
            traceURL: "/books/3?token=hunter2",
            traceHeaders: [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")])
        let outcomes: [Result<Response, any Error>] = [
            .success(Response(traceStatus: 201)), .success(Response(traceStatus: 503)), .failure(NoSuchBook()),
            .failure(OutOfPaper()),
        ]
        var spans: [FinishedTraceSpan] = []
        for outcome in outcomes {
            spans += await recording {
                _ = try await middleware.respond(to: request, next: { _ in try outcome.get() }, route: "/books/{id}")
            }
        }
        let url = "http.method = GET\n  http.url = /books/3?token=[REDACTED]"
        #expect(
            spanTree(spans) == """
                server GET /books/{id} (remote parent)
                  \(url)
                  http.route = /books/{id}
                  http.status_code = 201
                server GET /books/{id} error() (remote parent)
                  \(url)
                  http.route = /books/{id}
                  http.status_code = 503
                  error.type = 503
                server request (remote parent)
                  \(url)
                  http.status_code = 404
                  error.message = NoSuchBook(…)
                server request error(OutOfPaper()) (remote parent)
                  \(url)
                  http.status_code = 500
                  error.message = OutOfPaper()
                  error.type = TraceRuntimeTests.OutOfPaper
                  ! exception | exception.type = TraceRuntimeTests.OutOfPaper | exception.message = OutOfPaper()
                """)
    }

    @Test("A span that callbacks end holds what they do, on whatever thread")
    func later() async {
        let spans = await recording {
            let transfer = withTraceSpan("request") { _ in Transfer() }
            await Task.detached {
                transfer.didSend(1)
                transfer.didFail(OutOfPaper())
            }.value
        }
        #expect(
            spanTree(spans) == """
                internal request
                  producer transfer error(OutOfPaper())
                    transfer.file = books.csv
                    error.message = OutOfPaper()
                    error.type = TraceRuntimeTests.OutOfPaper
                    ! exception | exception.type = TraceRuntimeTests.OutOfPaper | exception.message = OutOfPaper()
                    internal note a part
                      transfer.part = 1
                """)
    }

    @Test("An error that is handled is recorded where the span is told of it, and the context goes along")
    func client() async {
        var injected: String?
        let spans = await recording {
            #expect(
                !Mailer().send("Hello") { headers in
                    injected = headers["traceparent"]
                    throw OutOfPaper()
                })
        }
        #expect(spans.map(\.kind) == [.client])
        #expect(spans.map(\.status) == [.error("OutOfPaper()")])
        #expect(injected?.contains(spans[0].context.spanID.description) == true)
    }
}
