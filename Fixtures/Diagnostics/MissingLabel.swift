struct UserStore {
    // @traceDB("get", table: "users")
    func getUser(id: UUID) -> User? { nil }
}
