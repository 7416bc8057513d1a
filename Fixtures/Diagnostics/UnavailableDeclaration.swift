struct UserStore {
    // @traceDB(operation: "get", table: "users")
    @available(*, unavailable, message: "use getUser(id:)")
    func user(id: UUID) -> User? { nil }
}
