private let pageSize = 20

struct UserStore {
    // @traceDB(operation: "list", table: "users")
    func users(limit: Int = pageSize) -> [User] { [] }
}
