struct UserStore {
    // @trace(attributes: ["user.id": id, "user.region": region, "user.id": region])
    func getUser(id: UUID, region: String) -> User? { nil }
}
