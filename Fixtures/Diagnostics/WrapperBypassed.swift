struct PostgresRepository: Sendable {
    // @traceDB(table: "users")
    func user(id: Int) async throws -> String { "" }

    // @traceDB(table: "users", as: "readUsers")
    func users() -> [String] { [] }

    // @traceDB(table: "users")
    func _remove(id: Int) {}

    // @traceDB(table: "users")
    func user(name: String) -> String { name }
}

extension Repository {
    // @trace
    var title: String { "users" }
}
