struct UserStore {
    // @traceBD(operation: "get", table: "users")
    func getUser(id: UUID) -> User? { nil }
}

// @TraceDB(table: "users")
// @tracedb(table: "users")
// @traceroute("GET /users")
// @Trace("load")
// @ trace("load")
// @TRACE
func load() {}

// @Trace is prose, and so are @Trace(1) here, @traceable and
// @ trace
// @traceable(1)
func prose() {}
