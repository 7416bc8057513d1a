import Foundation
// @traceBridge
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
// @traceBridge
import ServiceLifecycle
import TracedServer
import UnixSignals

/// `courier --port 8082`: says how long a delivery takes. It speaks gRPC.
@main
struct Courier {
    static func main() async throws {
        let port = commandLineOption("--port").flatMap(Int.init) ?? 8082
        let server = GRPCServer(
            transport: .http2NIOPosix(address: .ipv4(host: "127.0.0.1", port: port), transportSecurity: .plaintext),
            services: [DeliveryService()], interceptors: [TraceServerInterceptor()])
        var logger = Logger(label: "courier")
        logger.logLevel = .critical
        let group = ServiceGroup(
            services: [try TraceService(), RPCService(server: server)], gracefulShutdownSignals: [.sigterm],
            logger: logger)
        try await group.run()
    }
}

/// Serves until the group ends.
private struct RPCService<Transport: ServerTransport>: Service {
    let server: GRPCServer<Transport>

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await server.serve() }
                let port = try await server.listeningAddress?.ipv4?.port ?? 0
                FileHandle.standardOutput.write(Data("courier listens on 127.0.0.1:\(port)\n".utf8))
            }
        } onGracefulShutdown: {
            server.beginGracefulShutdown()
        }
    }
}
