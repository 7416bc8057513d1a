struct UserStore {
    // @traceDB(operation: "get", tabel: "users")
    func getUser(id: UUID) -> User? { nil }
}
