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

/// The hook that exports the remaining spans of the current system when the process ends by `exit`, or by
/// returning from `main`.
///
/// It is not called if the process is killed, or if `main` throws an error.
enum ExitHook {
    /// The process that has set the hook. A child process created by `fork` does not have the threads that export.
    private static let process = Atomic<Int32>(0)

    /// Sets the hook. Further calls do nothing.
    static func set() {
        guard process.compareExchange(expected: 0, desired: getpid(), ordering: .relaxed).exchanged else { return }
        atexit { ExitHook.run() }
    }

    private static func run() {
        guard process.load(ordering: .relaxed) == getpid(),
            // The process's, or that of a `run` whose body calls `exit`.
            let system = LiveRecorders.current?.value.owner as? TraceSystem
        else { return }
        let limit = system.configuration.batching.exitTimeout
        guard limit > .zero else { return }
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await system.shutdown(within: limit)
            isDone.signal()
        }
        // The wait is a bit longer, so that spans dropped at the end are counted and logged.
        _ = isDone.wait(timeout: .now() + (limit / .seconds(1) + 0.2))
    }
}
