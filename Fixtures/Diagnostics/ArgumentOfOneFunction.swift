// @traceDB(operation: "get", table: "users", as: "tracedUsers")
struct UserStore {
    func user(id: Int) {}
    func add(_ name: String) {}
}
