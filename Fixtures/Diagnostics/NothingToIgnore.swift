struct Store {
    // @traceIgnore
    func load() {}
}
