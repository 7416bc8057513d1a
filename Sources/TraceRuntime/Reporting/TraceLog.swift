#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// A log of tracing's own messages, on standard error.
struct TraceLog: Sendable {
    let level: TraceLogLevel
    let write: @Sendable (String) -> Void

    private static let lengthMax = TextLimit.units(4_096)

    init(level: TraceLogLevel, write: @escaping @Sendable (String) -> Void = writeToStandardError) {
        self.level = level
        self.write = write
    }

    /// Writes a message if its level is enabled.
    ///
    /// - Parameter message: one line. Secrets in it are masked, and control characters escaped.
    func callAsFunction(_ level: TraceLogLevel, _ message: @autoclosure () -> String) {
        guard level <= self.level else { return }
        let line = Redaction.standard.masked(message(), by: .freeText, upTo: Self.lengthMax)
        write("trace: \(level): \(line.escapedForConsole)\n")
    }
}

/// Writes a line in one call, so that lines of several threads do not mix.
///
/// The line is lost if standard error cannot take it: it does not wait for a full pipe, and a pipe without a reader
/// raises no signal.
private func writeToStandardError(_ text: String) {
    guard isWritable(STDERR_FILENO, within: 0) else { return }
    var text = text
    _ = text.withUTF8 { writeSilently(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
}
