// @trace
protocol Store {
    func load()
    func traced() -> Bool
}
