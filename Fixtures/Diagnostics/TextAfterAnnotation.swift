struct UserStore {
    // @traceDB(operation: "get", table: "users") finds a user
    func getUser(id: UUID) -> User? { nil }
}
