/// What the storefront asks of the inventory service. Whoever answers, each call is traced.
// @trace(kind: .client)
protocol Inventory: Sendable {
    // @trace("inventory.stock", capture: [book])
    func stock(of book: Int) async throws -> Int

    // @trace("inventory.reserve", attributes: ["bookshop.quantity": order.quantity])
    func reserve(_ order: Order) async throws
}
