import AsyncHTTPClient
import HTTPTypes
import Logging
import NIOHTTP1
import ServiceLifecycle
import Testing
import TraceRuntime

@testable import Bridges

@Suite("Bridges")
struct BridgeTests {
    private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    private func context() throws -> TraceContext {
        try #require(TraceContext(extracting: ["traceparent": Self.parent]))
    }

    @Test("AsyncHTTPClient: a context replaces the one that a request has already")
    func asyncHTTPClient() throws {
        let context = try context()
        var request = HTTPClientRequest(url: "http://shop/")
        request.headers.add(name: "Traceparent", value: "old")
        context.inject(into: &request)
        context.inject(into: &request)
        #expect(request.headers["traceparent"] == [Self.parent])
        var older = try HTTPClient.Request(url: "http://shop/")
        context.inject(into: &older)
        #expect(older.headers["traceparent"] == [Self.parent])
    }

    @Test("HTTPTypes: a context goes into fields and comes out of them")
    func httpTypes() throws {
        let context = try context()
        var fields = HTTPFields()
        context.inject(into: &fields)
        context.inject(into: &fields)
        #expect(fields[values: .init("traceparent")!] == [Self.parent])
        #expect(TraceContext(extracting: fields) == context)
        let request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: fields)
        #expect(TraceContext.parent(request) == context)
        #expect(TraceContext(extracting: HTTPFields()) == nil)
    }

    @Test("NIOHTTP1: a context goes into headers and comes out of them")
    func nioHTTP1() throws {
        let context = try context()
        var headers = HTTPHeaders()
        context.inject(into: &headers)
        context.inject(into: &headers)
        #expect(headers["traceparent"] == [Self.parent])
        #expect(TraceContext(extracting: headers) == context)
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: headers)
        #expect(TraceContext.parent(head) == context)
    }

    @Test("Heads of HTTPTypes and NIOHTTP1 give a route's span its method, URL and status")
    func heads() async throws {
        let exporter = InMemoryTraceExporter()
        await TraceSystem.run(.inMemory(exporter)) {
            withTraceSpan("types", kind: .server) { span in
                span.recordRequest(HTTPRequest(method: .get, scheme: "https", authority: "shop", path: "/a?b=1"))
                span.recordResponse(HTTPResponse(status: .created))
            }
            withTraceSpan("nio", kind: .server) { span in
                span.recordRequest(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/c"))
                span.recordResponse(HTTPResponseHead(version: .http1_1, status: .notFound))
            }
        }
        let attributes = exporter.finishedSpans.map(\.attributeLines)
        #expect(
            attributes == [
                ["http.method = GET", "http.url = https://shop/a?b=1", "http.status_code = 201"],
                ["http.method = POST", "http.url = /c", "http.status_code = 404"],
            ])
    }

    @Test("Logging: a line within a span has its ids, another one has none")
    func logging() async throws {
        let provider = Logger.MetadataProvider.trace
        #expect(provider.get() == [:])
        let exporter = InMemoryTraceExporter()
        try await TraceSystem.run(.inMemory(exporter)) {
            #expect(provider.get() == [:])
            try withTraceSpan("span") { span in
                let context = try #require(span.context)
                #expect(
                    provider.get() == [
                        "trace_id": "\(context.traceID)", "span_id": "\(context.spanID)", "trace_flags": "01",
                    ])
            }
        }
    }

    @Test(
        "ServiceLifecycle: tracing ends after the other services on shutdown, and returns with all spans exported",
        .serialized, arguments: [true, false])
    func serviceLifecycle(isGraceful: Bool) async throws {
        let exporter = InMemoryTraceExporter()
        let (started, startedContinuation) = AsyncStream.makeStream(of: Void.self)
        let group = ServiceGroup(
            services: [try TraceService(.inMemory(exporter)), Closing(started: startedContinuation)],
            logger: Logger(label: "services", factory: { _ in SwiftLogNoOpLogHandler() }))
        let running = Task { try await group.run() }
        for await _ in started { break }
        if isGraceful { await group.triggerGracefulShutdown() } else { running.cancel() }
        _ = await running.result
        // The system is that of the process, so detached tasks of other tests record into it, too.
        let names = exporter.finishedSpans.map(\.name).filter { ["opening", "closing"].contains($0) }
        // A cancellation reaches all services at once.
        #expect(isGraceful ? names == ["opening", "closing"] : names.first == "opening")
        #expect(TraceSystem.current == nil)
    }
}

/// A service that opens a span when it begins, and one when it is told to end.
private struct Closing: ServiceLifecycle::Service {
    let started: AsyncStream<Void>.Continuation

    func run() async throws {
        withTraceSpan("opening") { _ in }
        started.yield()
        // It throws if the task is cancelled.
        do { try await gracefulShutdown() } catch { #expect(error is CancellationError) }
        withTraceSpan("closing") { _ in }
    }
}
