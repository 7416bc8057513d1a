// @traceRoute
func users() async throws -> [User] { try await store.users() }
