import Hummingbird
import Logging

/// A server of the test's own.
enum LoopbackServer {
    /// Serves while `body` runs, which gets its port.
    static func run(_ router: Router<BasicRequestContext>, _ body: (Int) async throws -> Void) async throws {
        var logger = Logger(label: "loopback")
        logger.logLevel = .critical
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { listening.yield($0.localAddress?.port ?? 0) },
            logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }
}
