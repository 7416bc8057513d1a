struct UserStore {
    // @trace(kind: .clinet)
    func getUser(id: UUID) -> User? { nil }
}
