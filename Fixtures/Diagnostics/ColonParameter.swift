// @traceRoute("GET /users/:id")
func user(request: Request) async throws -> User { try await store.user(request.id) }
