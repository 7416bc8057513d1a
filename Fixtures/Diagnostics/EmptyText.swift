// @traceRoute("GET /users", operationName: "")
func users(request: Request) async throws -> [User] { try await store.users() }
