struct UserStore {
    // @trace(keeping: ["@Logged public"])
    @Logged func getUser(id: UUID) -> User? { nil }
}
