enum Storage {
    // @trace
    fileprivate struct Store {
        func load() {}
    }
}

// @trace
extension Storage.Store {
    func save() {}
}

private extension Storage {
    struct Index {}
}

// @trace
extension Storage.Index {
    func find() {}
}
