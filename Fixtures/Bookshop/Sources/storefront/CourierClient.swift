import DeliveryAPI
// @traceBridge
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Hummingbird

/// The courier, over gRPC. The interceptor opens the client's span and sends its context.
struct CourierClient: Sendable {
    let client: GRPCClient<HTTP2ClientTransport.Posix>

    /// Runs `body` with a client for the courier at a port of this host.
    static func run(port: Int, _ body: @Sendable (CourierClient) async throws -> Void) async throws {
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: "127.0.0.1", port: port), transportSecurity: .plaintext)
        try await withGRPCClient(transport: transport, interceptors: [TraceClientInterceptor()]) { client in
            try await body(CourierClient(client: client))
        }
    }

    func days(to town: String) async throws -> String {
        do {
            return try await client.unary(
                request: ClientRequest(message: town), descriptor: Delivery.days, serializer: TextCoding(),
                deserializer: TextCoding(), options: .defaults
            ) { try $0.message }
        } catch let error as RPCError where error.code == .notFound {
            throw HTTPError(.notFound, message: error.message)
        }
    }
}
