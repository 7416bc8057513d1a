import Hummingbird
import Testing
import TraceRuntime

@testable import Bridges

private struct OutOfPaper: Error {}

/// How a test writes the pages of a newspaper.
private enum Form: CaseIterable {
    case sequence
    case closure

    func body(_ pages: Pages) -> ResponseBody {
        switch self {
        case .sequence: ResponseBody(asyncSequence: pages)
        case .closure:
            ResponseBody { writer in
                for try await page in pages { try await writer.write(page) }
                try await writer.finish(nil)
            }
        }
    }
}

/// The pages of a newspaper. Each opens a span, in which it is printed.
private struct Pages: AsyncSequence, Sendable {
    /// Nil prints for ever.
    let count: Int?
    let isBroken: Bool

    func makeAsyncIterator() -> Iterator { Iterator(pages: self) }

    struct Iterator: AsyncIteratorProtocol {
        let pages: Pages
        var next = 1

        mutating func next() async throws -> ByteBuffer? {
            defer { next += 1 }
            guard let count = pages.count else { return try await endlessPage() }
            if next > count {
                if pages.isBroken { throw OutOfPaper() }
                return nil
            }
            return withTraceSpan("page \(next)") { _ in ByteBuffer(string: "news") }
        }

        /// Only the first page of an endless newspaper has a span.
        private func endlessPage() async throws -> ByteBuffer {
            if next == 1 { withTraceSpan("page 1") { _ in } }
            return ByteBuffer(repeating: 0x61, count: 1 << 16)
        }
    }
}

/// What opens a span for the request.
private enum Opener: CaseIterable {
    case annotation
    case middleware
    case both
    /// Hummingbird's own, beside the annotation.
    case tracingMiddleware
}

@Suite("Responses whose body is a stream")
struct StreamedBodyTests {
    /// The tree of the spans that a request leaves, read from the socket unless `isReadToEnd` is false.
    private func tree(
        _ body: ResponseBody, _ opener: Opener, path: String = "/news", isReadToEnd: Bool = true
    ) async throws -> String {
        let spans = try await spans(opener) { router in
            let newspaper = Newspaper(body: body)
            switch opener {
            case .middleware:
                router.get("/news", use: newspaper._news)
            case .annotation, .both, .tracingMiddleware:
                router.get("/news", use: newspaper.news)
                router.get("/edited", use: newspaper.edited)
                router.get("/maybe", use: newspaper.maybe)
            }
        } _: { port in
            let request = Array("GET \(path) HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n".utf8)
            if isReadToEnd {
                _ = try await RawConnection.exchange(request, port: port)
            } else {
                try await RawConnection.hangUp(request, port: port)
                // The server notices when it writes again.
                while TraceSystem.statistics.open > 0 { await Task.yield() }
            }
        }
        return nameTree(spans, line: Self.line)
    }

    private func spans(
        _ opener: Opener, routes: (Router<BasicRequestContext>) -> Void, _ body: (Int) async throws -> Void
    ) async throws -> [FinishedTraceSpan] {
        try await TracingBridgeTests.spans {
            let router = Router()
            switch opener {
            case .annotation: break
            case .middleware, .both: router.add(middleware: TraceMiddleware())
            case .tracingMiddleware: router.add(middleware: TracingMiddleware())
            }
            routes(router)
            try await LoopbackServer.run(router, body)
            #expect(TraceSystem.statistics.open == 0)
        }
    }

    private static func line(_ span: FinishedTraceSpan) -> String {
        let status = span.attributeLines.first { $0.hasPrefix("http.status_code = ") }.map { " \($0.suffix(3))" } ?? ""
        let failure = if case .error(let message) = span.status { " failed: \(message)" } else { "" }
        let events = span.events.map { " (\($0.name))" }.joined()
        return "\(span.kind) \(span.name)\(status)\(failure)\(events)"
    }

    @Test(
        "The span ends when the body has been written, and spans that are opened meanwhile are its children",
        arguments: Opener.allCases)
    fileprivate func written(_ opener: Opener) async throws {
        for form in Form.allCases {
            #expect(
                try await tree(form.body(Pages(count: 2, isBroken: false)), opener) == """
                    server GET /news 200
                      internal page 1
                      internal page 2
                    """)
        }
    }

    @Test("A failure while writing fails the span, whose status is the one that was sent", arguments: Opener.allCases)
    fileprivate func broken(_ opener: Opener) async throws {
        for form in Form.allCases {
            #expect(
                try await tree(form.body(Pages(count: 1, isBroken: true)), opener) == """
                    server GET /news 200 failed: OutOfPaper() (exception)
                      internal page 1
                    """)
        }
    }

    @Test("A client that goes away ends the span, and is no failure", arguments: Opener.allCases)
    fileprivate func hungUp(_ opener: Opener) async throws {
        for form in Form.allCases {
            let tree = try await tree(form.body(Pages(count: nil, isBroken: false)), opener, isReadToEnd: false)
            #expect(
                tree == """
                    server GET /news 200 (exception)
                      internal page 1
                    """)
        }
    }

    @Test("A body that no one writes ends the span when it is let go of", arguments: [Opener.annotation, .both])
    fileprivate func dropped(_ opener: Opener) async throws {
        let spans = try await spans(opener) { router in
            router.add(middleware: Censor())
            router.get("/news", use: Newspaper(body: Form.closure.body(Pages(count: 1, isBroken: false))).news)
        } _: { port in
            let request = "GET /news HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n"
            let answer = try await RawConnection.exchange(Array(request.utf8), port: port)
            #expect(answer.contains("451"))
        }
        // A middleware's span has the status that the client got.
        #expect(nameTree(spans, line: Self.line) == "server GET /news \(opener == .both ? 451 : 200)")
    }

    @Test("An edited and an optional response are followed, too", arguments: [("/edited", 202), ("/maybe", 200)])
    func forms(path: String, status: Int) async throws {
        #expect(
            try await tree(Form.sequence.body(Pages(count: 1, isBroken: false)), .annotation, path: path) == """
                server GET \(path) \(status)
                  internal page 1
                """)
    }

    @Test("A body whose length is known ends its span when the handler returns")
    func knownLength() async throws {
        let body = ResponseBody(contentLength: 4) { writer in
            try await writer.write(withTraceSpan("page 1") { _ in ByteBuffer(string: "news") })
            try await writer.finish(nil)
        }
        #expect(try await tree(body, .annotation) == "server GET /news 200\ninternal page 1")
        let bytes = ResponseBody(byteBuffer: ByteBuffer(string: "news"))
        #expect(try await tree(bytes, .annotation) == "server GET /news 200")
    }
}

/// Answers for the handler, whose response it drops.
private struct Censor: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        _ = try await next(request, context)
        return Response(status: .unavailableForLegalReasons)
    }
}
