// @trace
struct UserStore {
    func getUser(id: UUID) -> User? { nil }
}
