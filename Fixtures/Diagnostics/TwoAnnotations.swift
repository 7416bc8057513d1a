struct UserStore {
    // @traceDB(operation: "get", table: "users")
    // @trace("get user")
    func getUser(id: UUID) -> User? { nil }
}
