struct UserStore {
    // @trace(parent: result.context)
    func getUser(id: UUID) -> User? { nil }
}
