class Store {
    // @traceDB(operation: "get", table: "users")
    func getUser(id: UUID) -> User? { nil }

    func count() -> Int { 0 }
}

class LocalStore<Key>: Store {}

final class CachedStore: LocalStore<Int>, @unchecked Sendable {
    // @traceDB(operation: "get", table: "users")
    override func getUser(id: UUID) -> User? { cache[id] ?? super.getUser(id: id) }

    // @trace
    override func count() -> Int { cache.count }

    // @trace(as: "cachedUser")
    override func getUser(id: UUID) -> User? { nil }
}
