import Hummingbird
import Synchronization

/// Stands before a service, passes on what it is asked, and keeps the contexts that come with each request.
final class Tap: Sendable {
    private let seen = Mutex<[[String]]>([])

    /// The `traceparent`s of each request, in the order in which they came.
    var sentContexts: [[String]] { seen.withLock { $0 } }

    /// Listens while `body` runs, which gets the address to ask.
    func run(before service: Service, _ body: (String) async throws -> Void) async throws {
        let router = Router()
        router.get("**") { request, _ in
            let sent = request.headers[values: .init("traceparent")!]
            self.seen.withLock { $0.append(sent) }
            let answer = try await service.request(
                "GET", request.uri.path, headers: sent.map { ("traceparent", $0) })
            return Response(
                status: .init(code: answer.status), body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        }
        try await LoopbackServer.run(router) { port in try await body("http://127.0.0.1:\(port)") }
    }
}
