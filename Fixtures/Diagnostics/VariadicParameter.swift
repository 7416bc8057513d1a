struct UserStore {
    // @traceDB(operation: "list", table: "users")
    func users(_ ids: UUID...) -> [User] { ids.compactMap(user) }
}
