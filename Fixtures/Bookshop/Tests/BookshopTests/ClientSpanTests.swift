import AsyncHTTPClient
import Hummingbird
import NIOHTTP1
import Synchronization
import Testing
import TraceRuntime

@testable import Bridges

@Suite("Spans of AsyncHTTPClient")
struct ClientSpanTests {
    @Test("A client's span is the parent of the span of the server that it calls, whose URL has no secret")
    func nesting() async throws {
        let visit = try await visit { client, url, _ in try await client.send(HTTPClientRequest(url: url)) }
        #expect(
            nameTree(visit.spans) == """
                internal caller
                  client GET
                    server /page
                      internal inside
                """)
        #expect(visit.spans.allSatisfy { span in !span.attributeLines.contains { $0.contains("abc") } })
        #expect(visit.spans.first { $0.kind == .server }?.isParentRemote == true)
    }

    @Test("The context of the client's span is sent alone, in place of the one that a request has already")
    func oneContext() async throws {
        let visit = try await visit { client, url, span in
            var request = HTTPClientRequest(url: url)
            span.context?.inject(into: &request)
            request.headers.add(contentsOf: [
                "X-Request-ID": "1", "Tracestate": "old=1", "Baggage": "tenant=8", "x-request-id": "2",
            ])
            try await client.send(request)
        }
        #expect(visit.received["traceparent"] == [try visit.traceparent(of: "GET")])
        #expect(visit.received["tracestate"] == [])
        #expect(visit.received["baggage"] == ["tenant=8"])
        #expect(visit.received["x-request-id"] == ["1", "2"])
        #expect(nameTree(visit.spans).hasPrefix("internal caller\n  client GET\n    server /page\n"))
    }

    /// AsyncHTTPClient 1.37 opens the span of such a request on an event loop, where no span is active, and sends no
    /// context.
    @Test("An `HTTPClient.Request` is sent without a context, unless one line injects that of the caller")
    func olderRequest() async throws {
        let without = try await visit { client, url, _ in
            _ = try await client.execute(request: HTTPClient.Request(url: url)).get()
        }
        #expect(without.received["traceparent"] == [])
        let visit = try await visit { client, url, span in
            var request = try HTTPClient.Request(url: url)
            span.context?.inject(into: &request)
            _ = try await client.execute(request: request).get()
        }
        #expect(visit.received["traceparent"] == [try visit.traceparent(of: "caller")])
        #expect(nameTree(visit.spans) == "internal caller\n  server /page\n    internal inside")
    }

    private struct Visit {
        let spans: [FinishedTraceSpan]
        let received: [String: [String]]

        func traceparent(of name: String) throws -> String {
            let context = try #require(spans.first { $0.name == name }).context
            return "00-\(context.traceID)-\(context.spanID)-03"
        }
    }

    /// Lets `body` ask for a page within a span, and returns the spans and some of the headers that the server got.
    private func visit(_ body: (HTTPClient, String, TraceSpan) async throws -> Void) async throws -> Visit {
        let received = Mutex<[String: [String]]>([:])
        let spans = try await TracingBridgeTests.spans {
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration())
            let router = Router()
            router.add(middleware: TracingMiddleware())
            router.get("/page") { request, _ in
                for name in ["traceparent", "tracestate", "baggage", "x-request-id"] {
                    received.withLock { $0[name] = request.headers[values: .init(name)!] }
                }
                return withTraceSpan("inside") { _ in "a page" }
            }
            try await LoopbackServer.run(router) { port in
                try await withTraceSpan("caller") { span in
                    try await body(client, "http://127.0.0.1:\(port)/page?token=abc", span)
                }
            }
            try await client.shutdown()
        }
        return Visit(spans: spans, received: received.withLock { $0 })
    }
}

extension HTTPClient {
    /// Sends a request and reads the whole answer.
    fileprivate func send(_ request: HTTPClientRequest) async throws {
        _ = try await execute(request, timeout: .seconds(30)).body.collect(upTo: 1 << 20)
    }
}
