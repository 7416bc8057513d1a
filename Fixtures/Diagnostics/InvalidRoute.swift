// @traceRoute("get users")
func users(request: Request) async throws -> [User] { try await store.users() }
