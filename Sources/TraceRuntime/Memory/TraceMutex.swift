import Synchronization

/// A `Mutex` whose lock and unlock operations the thread sanitizer can see.
///
/// Under contention, `Mutex` passes the lock on inside the kernel, where the sanitizer cannot look. The sanitizer would
/// then report data races that do not exist, to us and to everyone who tests an application with it.
/// The flag repeats the synchronization in a form that the sanitizer understands. It costs one load and one store.
struct TraceMutex<Value: ~Copyable>: ~Copyable, Sendable {
    private let mutex: Mutex<Value>
    private let handover = Atomic(false)

    init(_ value: consuming sending Value) { mutex = Mutex(value) }

    func withLock<R: ~Copyable, E: Error>(_ body: (inout sending Value) throws(E) -> sending R) throws(E) -> sending R {
        try mutex.withLock { value throws(E) in
            _ = handover.load(ordering: .acquiring)
            defer { handover.store(true, ordering: .releasing) }
            return try body(&value)
        }
    }
}
