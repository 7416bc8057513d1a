protocol Store {
    // @traceDB(operation: "get", table: "users")
    func getUser(id: UUID) -> User?
}
