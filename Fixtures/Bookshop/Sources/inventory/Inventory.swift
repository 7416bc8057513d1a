import TracedServer

/// `inventory --port 8081`
@main
struct Inventory {
    static func main() async throws {
        let routes = InventoryRoutes(stock: StockTable(database: try StockTable.filled()))
        try await serveTraced("inventory", defaultPort: 8081, router: routes.router())
    }
}
