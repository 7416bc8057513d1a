import Logging

// @traceBridge
struct Store {
    // @traceBridge
    func load() {}
}
