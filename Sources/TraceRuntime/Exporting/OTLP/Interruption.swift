/// A call that another task can cancel.
final class Interruption: Sendable {
    private let cancel = TraceMutex<(@Sendable () -> Void)?>(nil)

    /// Runs `body` in a new task, which is cancelled with the calling task or by ``interrupt()``. Calls must not
    /// overlap.
    func run<R: Sendable>(_ body: @escaping @Sendable () async -> R) async -> R {
        // The task is created under the lock. An earlier interruption does not find the task, but `body` then sees
        // everything that happened before the interruption.
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
