#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// Lines on standard error in which tracing speaks of itself.
struct TraceLog: Sendable {
    let level: TraceLogLevel
    let write: @Sendable (String) -> Void

    init(level: TraceLogLevel, write: @escaping @Sendable (String) -> Void = writeToStandardError) {
        self.level = level
        self.write = write
    }

    /// - Parameter message: one line; what a terminal would obey is escaped.
    func callAsFunction(_ level: TraceLogLevel, _ message: @autoclosure () -> String) {
        guard level <= self.level else { return }
        write("trace: \(level): \(message().escapedForConsole)\n")
    }
}

/// In one call, so that lines of several threads do not mix. If nobody can read it, nobody can be told: a pipe that has
/// lost its reader raises no signal, and one that is full is not waited for.
private func writeToStandardError(_ text: String) {
    guard isWritable(STDERR_FILENO, within: 0) else { return }
    var text = text
    _ = text.withUTF8 { writeSilently(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
}
