// @trace
@objc protocol Store {
    func load()
}
