struct UserStore {
    // @traceDB(operation: "get", table: "users", attributes: ["user.id": identifer])
    func getUser(id identifier: UUID) -> User? { nil }
}
