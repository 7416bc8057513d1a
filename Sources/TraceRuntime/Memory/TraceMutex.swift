import Synchronization

/// A `Mutex` whose hand-overs the thread sanitizer sees.
///
/// Where threads contend, `Mutex` hands the lock over inside the kernel, where the sanitizer cannot look: it would
/// report races that are none, to us and to everyone who tests an application with it. The flag says the same in a way
/// that it understands, and costs a plain load and a plain store.
struct TraceMutex<Value>: ~Copyable, Sendable {
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
