import AsyncHTTPClient
import DeliveryAPI
// @traceBridge
import GRPCCore
import TracedServer

/// `storefront --port 8080 --inventory http://127.0.0.1:8081 --courier 8082`
@main
struct Storefront {
    static func main() async throws {
        let database = try BookshopDatabase.filled()
        let inventory = InventoryClient(
            client: HTTPClient.shared, baseURL: commandLineOption("--inventory") ?? "http://127.0.0.1:8081")
        let port = commandLineOption("--courier").flatMap(Int.init) ?? 8082
        try await CourierClient.run(port: port, interceptors: [TraceClientInterceptor()]) { courier in
            let routes = StorefrontRoutes(
                catalog: Catalog(database: database), orders: OrderTable(database: database),
                cards: CardTable(database: database), inventory: inventory.traced(), courier: courier)
            try await serveTraced("storefront", defaultPort: 8080, router: routes.router())
        }
    }
}
