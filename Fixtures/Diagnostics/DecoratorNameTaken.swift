// @trace
protocol Store {
    func load()
}

struct TracedStore {}
