/// Answers requests, as a web framework would: finds the route, and makes responses of errors.
struct Shop {
    let routes: BookRoutes

    func respond(to request: Request) async -> Response {
        do {
            return try await route(request)
        } catch let error as HTTPError {
            return Response(status: error.status, message: error.message)
        } catch {
            return Response(status: 500, message: "internal error")
        }
    }

    private func route(_ request: Request) async throws -> Response {
        if let request = request.matching("GET", "/books") {
            return try await routes.tracedList(request)
        }
        if let request = request.matching("GET", "/books/{id}") {
            return try await routes.tracedShow(request)
        }
        if let request = request.matching("POST", "/orders") {
            return try await routes.tracedOrder(request)
        }
        throw HTTPError(status: 404, message: "no such route")
    }
}
