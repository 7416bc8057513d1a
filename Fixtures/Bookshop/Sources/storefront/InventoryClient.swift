// @traceBridge
import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore
import NIOHTTP1
import TraceRuntime
import TracedServer

/// The inventory service, over HTTP. Its spans continue the trace of whoever calls.
struct InventoryClient: Inventory {
    let client: HTTPClient
    let baseURL: String

    func stock(of book: Int) async throws -> Int {
        try await send(HTTPClientRequest(url: "\(baseURL)/stock/\(book)"), as: StockLevel.self).copies
    }

    func reserve(_ order: Order) async throws {
        var request = HTTPClientRequest(url: "\(baseURL)/reservations")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(try JSONEncoder().encode(["book": order.book, "quantity": order.quantity]))
        _ = try await send(request, as: StockLevel.self)
    }

    private func send<Answer: Decodable>(_ request: HTTPClientRequest, as type: Answer.Type) async throws -> Answer {
        var request = request
        TraceContext.current?.inject(into: &request)
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: .seconds(5))
        } catch  where !Task.isCancelled {
            throw HTTPError(.badGateway, message: "no answer from the inventory")
        }
        guard response.status == .ok else {
            throw HTTPError(
                HTTPResponse.Status(code: Int(response.status.code), reasonPhrase: response.status.reasonPhrase),
                message: "the inventory refused")
        }
        let body = try await response.body.collect(upTo: 64 * 1024)
        return try JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView))
    }
}

private struct StockLevel: Decodable {
    let copies: Int
}
