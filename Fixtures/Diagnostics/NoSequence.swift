struct Feed {
    // @trace(until: .finished)
    func load() -> [Int] { [] }

    // @trace(until: .finished)
    func watch(_ isKept: (Int) throws -> Bool) rethrows -> AsyncStream<Int> { AsyncStream { $0.finish() } }

    // @trace(until: .finished)
    func perhaps() -> AsyncStream<Int>? { nil }

    // @trace(until: .finished)
    func start() {}
}
