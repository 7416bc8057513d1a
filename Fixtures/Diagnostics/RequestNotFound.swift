// @traceRoute("GET /users", includeHeaders: ["x-request-id"])
func users(page: Int) async throws -> [User] { try await store.users(page) }
