struct UserStore {
    // @traceDB(operation: "get", table: "users")
    private func getUser(id: UUID) -> User? { nil }
}
