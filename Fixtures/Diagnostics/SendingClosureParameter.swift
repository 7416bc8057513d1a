final class Pool {
    // @trace
    func barrier<Value>(execute work: sending () throws -> sending Value) async rethrows -> sending Value {
        try work()
    }

    // @trace
    func enqueue(_ work: sending @escaping () -> Void, then next: sending (() -> Void)?) {}
}
