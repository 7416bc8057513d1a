private struct UserStore {
    // @traceDB(operation: "get", table: "users")
    func getUser(id: UUID) -> User? { nil }
}

private struct Key {}

extension Cache where Name == Key {
    // @trace
    func evict() {}
}

struct Number {
    fileprivate final class Words {}
}

extension Number.Words {
    // @trace
    func count() -> Int { 0 }
}
