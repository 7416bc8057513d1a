struct UserStore {
    // @traceDB(operation: "get",
    //          table: "users"
    func getUser(id: UUID) -> User? { nil }
}
