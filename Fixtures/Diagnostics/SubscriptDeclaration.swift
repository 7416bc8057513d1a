struct UserStore {
    // @traceDB(operation: "get", table: "users")
    subscript(id: UUID) -> User? { nil }
}
