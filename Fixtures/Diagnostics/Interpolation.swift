struct UserStore {
    // @traceDB(operation: "get", table: "users_\(region)")
    func getUser(id: UUID, region: String) -> User? { nil }
}
