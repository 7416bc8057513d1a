enum Storage {
    // @trace
    fileprivate struct Store {
        func load() {}
    }
}
