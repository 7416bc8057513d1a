/// Work that can be cut short from outside the task that waits for it.
final class Interruption: Sendable {
    private let cancel = TraceMutex<(@Sendable () -> Void)?>(nil)

    /// Runs `body` in a task of its own, which is cancelled with this one or by ``interrupt()``. One at a time.
    func run<R: Sendable>(_ body: @escaping @Sendable () async -> R) async -> R {
        // The task starts under the lock. An interruption that comes before it finds no task, but the body then sees
        // everything that was done before the interruption.
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
