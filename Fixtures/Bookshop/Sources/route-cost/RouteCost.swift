import Foundation
import HTTPTypes
import InMemoryTracing
import Instrumentation
import Logging
import NIOCore
import NIOEmbedded
import TraceRuntime
import Tracing

// @traceBridge
import Hummingbird

/// Compares what a request costs, in one process: in a function with an annotation, and in Hummingbird's
/// `TracingMiddleware` over the tracer that swift-distributed-tracing has for tests.
///
///     swift run -c release --package-path Fixtures/Bookshop route-cost
///
/// The request is that of the benchmarks: eight headers, and a URL with three query items. Nanoseconds are the
/// processor time of all threads, over a call of the same function without tracing. Ours includes encoding.
@main
struct RouteCost {
    static func main() async throws {
        let show = Show()
        let bare = try await processorTime { try await show.untraced($0, context: $1) }
        let ours = try await traced { try await show.show($0, context: $1) }
        let tracer = InMemoryTracer()
        InstrumentationSystem.bootstrap(tracer)
        let middleware = TracingMiddleware<BasicRequestContext>()
        let peer = try await processorTime(between: { tracer.clearAll() }) { request, context in
            try await middleware.handle(request, context: context) { try await show.untraced($0, context: $1) }
        }
        let line = { (name: String, time: Double) in
            print(name.padding(toLength: 36, withPad: " ", startingAt: 0), Int(time - bare), "ns")
        }
        line("@traceRoute", ours)
        line("TracingMiddleware, InMemoryTracer", peer)
        print("ratio", ((peer - bare) / (ours - bare) * 10).rounded() / 10)
    }

    private static func traced(
        _ call: @Sendable (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Double {
        var configuration = TraceConfiguration()
        configuration.exporters = [.custom(EncodingExporter(configuration))]
        let system = try TraceSystem.start(configuration)
        let time = try await processorTime(between: { await system.flush() }, call)
        await system.shutdown()
        guard system.statistics.dropped == 0 else { throw LostSpans() }
        return time
    }

    /// Returns the processor time of a call in nanoseconds: the best of ten rounds, after one that warms up.
    private static func processorTime(
        between: @Sendable () async -> Void = {},
        _ call: @Sendable (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Double {
        let request = Self.request
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "route-cost"))
        let context = BasicRequestContext(source: source)
        var best = Double.infinity
        for round in 0...10 {
            let start = clock()
            for _ in 0..<callCount { _ = try await call(request, context) }
            await between()
            let time = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e9 / Double(callCount)
            if round > 0 { best = min(best, time) }
        }
        return best
    }

    private static let callCount = 2_000

    private static var request: Request {
        let headers: HTTPFields = [
            .userAgent: "Mozilla/5.0 (X11; Linux x86_64)", .accept: "application/json",
            .acceptLanguage: "en-GB,en;q=0.7", .acceptEncoding: "gzip, br", .contentType: "application/json",
            .init("traceparent")!: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            .init("X-Request-ID")!: "7f3a0c52-0002-4e6f-9d0b-8e7a61f2c354", .cacheControl: "no-cache",
        ]
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "shop.example.com",
            path: "/books/42?page=2&sort=title&language=en", headerFields: headers)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }
}

struct LostSpans: Error {}

struct Show {
    // @traceRoute("GET /books/{id}")
    func _show(_ request: Request, context: BasicRequestContext) async throws -> Response {
        try await untraced(request, context: context)
    }

    @inline(never)
    func untraced(_ request: Request, context: BasicRequestContext) async throws -> Response { Response(status: .ok) }
}

/// An exporter that encodes spans and throws them away.
struct EncodingExporter: TraceSpanExporter {
    private let encoder: TraceOTLPEncoder

    init(_ configuration: TraceConfiguration) { encoder = TraceOTLPEncoder(.protobuf, configuration) }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        _ = encoder.encode(batch)
        return .exported(rejected: 0)
    }

    func shutdown() async {}
}
