struct UserStore {
    // @trace(attributes: ["user.id": result.id])
    func delete(id: UUID) throws {}
}
