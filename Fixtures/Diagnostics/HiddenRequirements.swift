protocol Loading {
    func load()
}

typealias Store = Loading & Sendable

// @trace
protocol UserStore: Store {
    func user(id: Int)
}
