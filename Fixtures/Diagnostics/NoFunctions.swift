// @trace
struct Store {
    let name: String
}

extension Store {
    func load() {}
}
