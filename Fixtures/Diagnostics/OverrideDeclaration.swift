final class CachedStore: Store {
    // @traceDB(operation: "get", table: "users")
    override func getUser(id: UUID) -> User? { cache[id] ?? super.getUser(id: id) }
}
