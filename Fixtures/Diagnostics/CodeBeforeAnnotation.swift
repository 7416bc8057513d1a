struct UserStore {
    let users: [User] = []  // @traceDB(operation: "get", table: "users")
    func getUser(id: UUID) -> User? { users.first { $0.id == id } }
}
