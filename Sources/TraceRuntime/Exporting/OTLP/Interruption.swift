/// Work that can be cut short from outside the task that waits for it.
final class Interruption: Sendable {
    private let cancel = TraceMutex<(@Sendable () -> Void)?>(nil)

    /// Runs `body` in a task of its own, which is cancelled with this one or by ``interrupt()``. One at a time.
    func run<R: Sendable>(_ body: @escaping @Sendable () async -> R) async -> R {
        // Begun under the lock: what has been said before an interruption is known to the body that it comes too early for.
        let task = cancel.withLock { cancel in
            let task = Task { await body() }
            cancel = { task.cancel() }
            return task
        }
        defer { cancel.withLock { $0 = nil } }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    func interrupt() { cancel.withLock { $0 }?() }
}
