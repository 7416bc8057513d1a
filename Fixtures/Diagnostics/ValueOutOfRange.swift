struct UserStore {
    // @trace(sample: 1.5)
    func getUser(id: UUID) -> User? { nil }
}
