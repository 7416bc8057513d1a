// @traceBridge
import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore
import NIOHTTP1
import TracedServer

/// The inventory service, over HTTP. Its spans continue the trace of whoever calls.
struct InventoryClient: Inventory {
    let client: HTTPClient
    let baseURL: String

    func stock(of book: Int) async throws -> Int {
        try await ask(HTTPClientRequest(url: "\(baseURL)/stock/\(book)"), for: StockLevel.self).copies
    }

    func reserve(_ order: Order) async throws {
        var request = HTTPClientRequest(url: "\(baseURL)/reservations")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(try JSONEncoder().encode(["book": order.book, "quantity": order.quantity]))
        _ = try await ask(request, for: StockLevel.self)
    }

    private func ask<Answer: Decodable>(_ request: HTTPClientRequest, for type: Answer.Type) async throws -> Answer {
        let response: HTTPClientResponse
        do {
            response = try await send(request)
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

    // @trace("inventory request", kind: .client, inject: request,
    //        attributes: ["http.method": request.method, "http.status_code": result.status.code])
    func _send(_ request: HTTPClientRequest) async throws -> HTTPClientResponse {
        try await client.execute(request, timeout: .seconds(5))
    }
}

private struct StockLevel: Decodable {
    let copies: Int
}
