struct UserStore {
    // @traceBD(operation: "get", table: "users")
    func getUser(id: UUID) -> User? { nil }
}
