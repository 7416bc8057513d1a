import Hummingbird
import NIOCore
import Synchronization

/// Takes what is sent to it as OTLP over HTTP, and keeps the bytes as they came.
final class SpanReceiver: Sendable {
    private let received = Mutex<[[UInt8]]>([])

    /// One element for each request.
    var bodies: [[UInt8]] { received.withLock { $0 } }

    /// Listens while `body` runs, which gets what has to be said to a sender.
    func run(_ body: ([String: String]) async throws -> Void) async throws {
        let router = Router()
        router.post("/v1/traces") { request, _ in
            let bytes = try await request.body.collect(upTo: 64 << 20)
            self.received.withLock { $0.append(Array(buffer: bytes)) }
            return HTTPResponse.Status.ok
        }
        try await LoopbackServer.run(router) { port in
            try await body(["OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:\(port)"])
        }
    }
}
