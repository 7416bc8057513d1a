// @traceBridge
import Hummingbird

/// Handlers with each kind of result that has a status.
struct Shelves {
    // @traceRoute("PUT /shelves/{id}", includePathParams: true, includeHeaders: ["x-shelf"], includeResponseBody: true)
    func _put(_ request: Request, context: some RequestContext) async throws -> EditedResponse<String> {
        EditedResponse(status: .created, headers: [.init("x-shelf")!: "new"], response: "a shelf")
    }

    // @traceRoute("DELETE /shelves/{id}", includePathParams: true)
    func _delete(_ request: Request, context: some RequestContext) async throws -> HTTPResponse.Status {
        .noContent
    }

    // @traceRoute("GET /shelves", includeResponseBody: true)
    func _list(_ request: Request, context: some RequestContext) async throws -> Response? {
        request.uri.query == nil ? Response(status: .accepted) : nil
    }
}

/// Handlers whose response has whatever body a test gives them.
struct Newspaper {
    let body: ResponseBody

    // @traceRoute("GET /news")
    func _news(_ request: Request, context: some RequestContext) async throws -> Response {
        Response(status: .ok, body: body)
    }

    // @traceRoute("GET /edited")
    func _edited(_ request: Request, context: some RequestContext) async throws -> EditedResponse<Response> {
        EditedResponse(headers: [.init("x-edited")!: "yes"], response: Response(status: .accepted, body: body))
    }

    // @traceRoute("GET /maybe")
    func _maybe(_ request: Request, context: some RequestContext) async throws -> Response? {
        Response(status: .ok, body: body)
    }
}
