import AsyncHTTPClient
import DeliveryAPI
import Hummingbird
import Logging
import NIOCore
import NIOFoundationCompat
import TraceRuntime
import Tracing

/// The kiosk's route.
struct KioskRoutes: Sendable {
    let client: HTTPClient
    let inventory: String
    let courier: CourierClient

    /// - Parameter middleware: the name of the one that opens spans; with nil, the annotation alone does.
    func router(middleware: String?) -> Router<BasicRequestContext> {
        let router = Router()
        switch middleware {
        case "TraceMiddleware": router.add(middleware: TraceMiddleware())
        case "TracingMiddleware": router.add(middleware: TracingMiddleware())
        default: break
        }
        router.get("/offers/:town", use: offers)
        return router
    }

    /// Writes one line for each book, while the inventory is asked.
    // @traceRoute("GET /offers/{town}")
    func _offers(_ request: Request, context: BasicRequestContext) async throws -> Response {
        let logger = context.logger
        let days = try await courier.days(to: context.parameters.require("town"))
        logger.info("delivery takes \(days) days")
        let body = ResponseBody { writer in
            for book in 1...2 {
                let copies = try await copies(of: book, logger: logger)
                try await writer.write(ByteBuffer(string: "\(book),\(copies),\(days)\n"))
                logger.info("wrote book \(book)")
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/csv"], body: body)
    }

    // @trace("ask for copies", capture: [book])
    func _copies(of book: Int, logger: Logger) async throws -> Int {
        let response = try await client.execute(
            HTTPClientRequest(url: "\(inventory)/stock/\(book)"), timeout: .seconds(30))
        let answer = try await response.body.collect(upTo: 64 * 1024)
        return try withSpan("read the answer") { _ in
            logger.info("read \(answer.readableBytes) bytes")
            return try answer.getJSONDecodable(StockLevel.self, at: 0, length: answer.readableBytes)?.copies ?? 0
        }
    }
}

private struct StockLevel: Decodable {
    let copies: Int
}
