// @traceBridge
import Vapor

/// Handlers of Vapor with each kind of result that has a status.
struct Wines {
    // @traceRoute("GET /wines/{id}", includeQueryParams: true, includePathParams: true, includeHeaders: ["x-cellar"],
    //             includeRequestBody: true, includeResponseBody: true)
    func _get(_ request: Request) async throws -> Response {
        guard request.parameters.get("id") != "0" else { throw Abort(.notFound) }
        let headers: HTTPHeaders = ["x-cellar": "cold", "content-type": "application/json"]
        return Response(status: .accepted, headers: headers, body: Response.Body(string: "{\"year\":4}"))
    }

    // @traceRoute("DELETE /wines/{id}", includePathParams: true)
    func _delete(_ req: Request) async throws -> HTTPStatus { .noContent }

    // @trace(kind: .client, inject: request)
    func _order(_ request: ClientRequest) -> [String] { request.headers["traceparent"] }
}
