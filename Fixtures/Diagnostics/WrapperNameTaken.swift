struct UserStore {
    // @traceDB(operation: "get", table: "users")
    func getUser(id: UUID) -> User? { nil }

    func tracedGetUser(id: UUID) -> User? { getUser(id: id) }
}
