#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// The clock and timer that exporting uses.
protocol ExportClock: Sendable {
    var now: MonotonicTime { get }
    /// The time in seconds since 1970.
    var unixTime: Int { get }
    /// - Throws: if the task is cancelled.
    func wait(_ duration: Duration) async throws(CancellationError)
}

extension ExportClock {
    /// Returns true after a time, and false if the task is cancelled.
    func hasWaited(_ duration: Duration) async -> Bool {
        do {
            try await wait(duration)
            return true
        } catch {
            return false
        }
    }
}

struct SystemExportClock: ExportClock {
    var now: MonotonicTime { .now }

    var unixTime: Int { time(nil) }

    func wait(_ duration: Duration) async throws(CancellationError) {
        do {
            try await Task.sleep(for: duration)
        } catch {
            throw CancellationError()
        }
    }
}
