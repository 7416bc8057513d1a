public import GRPCCore
import GRPCNIOTransportHTTP2Posix

/// The courier, over gRPC.
public struct CourierClient: Sendable {
    private let client: GRPCClient<HTTP2ClientTransport.Posix>

    /// Runs `body` with a client for the courier at a port of this host.
    public static func run(
        port: Int, interceptors: [any ClientInterceptor], _ body: @Sendable (CourierClient) async throws -> Void
    ) async throws {
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: "127.0.0.1", port: port), transportSecurity: .plaintext)
        try await withGRPCClient(transport: transport, interceptors: interceptors) { client in
            try await body(CourierClient(client: client))
        }
    }

    public func days(to town: String) async throws -> String {
        try await client.unary(
            request: ClientRequest(message: town), descriptor: Delivery.days, serializer: TextCoding(),
            deserializer: TextCoding(), options: .defaults
        ) { try $0.message }
    }
}
