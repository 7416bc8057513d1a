struct UserStore {
    func getUser(id: UUID) -> User? { nil }

    // @traceDB(operation: "get", table: "users")
}
