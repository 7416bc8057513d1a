// @traceBridge
import Hummingbird
import Logging
import TracedServer

/// The inventory's routes. They continue the trace that the caller's headers name.
struct InventoryRoutes: Sendable {
    let stock: StockTable

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/stock/:book", use: level)
        router.post("/reservations", use: reserve)
        return router
    }

    // @traceRoute("GET /stock/{book}", includePathParams: true)
    func _level(_ request: Request, context: BasicRequestContext) async throws -> StockLevel {
        let book = try context.parameters.require("book", as: Int.self)
        guard let copies = try await stock.copies(of: book) else { throw HTTPError(.notFound) }
        context.logger.info("counted book \(book)")
        return StockLevel(copies: copies)
    }

    // @traceRoute("POST /reservations", includeResponseBody: true)
    func _reserve(_ request: Request, context: BasicRequestContext) async throws -> StockLevel {
        let reservation = try await request.decode(as: Reservation.self, context: context)
        guard try await stock.take(reservation.quantity, of: reservation.book) else {
            throw HTTPError(.conflict, message: "too few copies of book \(reservation.book)")
        }
        return StockLevel(copies: try await stock.copies(of: reservation.book) ?? 0)
    }
}

struct StockLevel: Codable, ResponseEncodable {
    let copies: Int
}

struct Reservation: Codable {
    let book: Int
    let quantity: Int
}
