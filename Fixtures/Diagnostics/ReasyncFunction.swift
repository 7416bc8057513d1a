struct UserStore {
    // @trace
    func each(_ body: (User) async -> Void) reasync { await body(first) }
}
