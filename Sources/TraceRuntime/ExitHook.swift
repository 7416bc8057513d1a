internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// Exports what the process's system still has when the process ends by `exit`, or by returning from `main`.
///
/// A process that is killed, or stopped by an error that `main` throws, calls no such hook.
enum ExitHook {
    /// The process that the hook was set in. Its children by `fork` have none of the threads that would export.
    private static let process = Atomic<Int32>(0)

    /// Sets the hook, once in a process.
    static func set() {
        guard process.compareExchange(expected: 0, desired: getpid(), ordering: .relaxed).exchanged else { return }
        atexit { ExitHook.run() }
    }

    private static func run() {
        guard process.load(ordering: .relaxed) == getpid(),
            let system = LiveRecorders.processWide?.value.owner as? TraceSystem
        else { return }
        let limit = system.configuration.batching.exitTimeout
        guard limit > .zero else { return }
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await system.shutdown(within: limit)
            isDone.signal()
        }
        // Longer, so that what is dropped at the end has been counted and said.
        _ = isDone.wait(timeout: .now() + (limit / .seconds(1) + 0.2))
    }
}
