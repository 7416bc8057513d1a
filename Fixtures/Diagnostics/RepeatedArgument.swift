struct UserStore {
    // @traceDB(operation: "get", table: "users", operation: "select")
    func getUser(id: UUID) -> User? { nil }
}
