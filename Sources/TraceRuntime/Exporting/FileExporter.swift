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

/// An exporter that appends each batch to a file as one line of OTLP JSON:
/// https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
///
/// The file is opened for each batch, so it may be moved away at any time.
final class FileExporter: TraceSpanExporter {
    private let path: String
    private let encoder: OTLPJSONEncoder
    private let state: Mutex<State>

    private struct State {
        var health: ExportHealth
        /// Whether the last line is incomplete. The next batch must begin with a line break then.
        var isLineTorn = false
    }

    init(path: String, encoder: OTLPJSONEncoder, log: TraceLog) {
        self.path = path
        self.encoder = encoder
        state = Mutex(State(health: ExportHealth(log: log, destination: path)))
    }

    convenience init(path: String, _ settings: ExportSettings) {
        self.init(path: path, encoder: OTLPJSONEncoder(resource: settings.resource), log: settings.log)
    }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        let line = encoder.encode(batch.spans) + [Self.newline]
        return state.withLock { state in
            do throws(FileError) {
                try append(line, &state)
                state.health.worked()
                return .exported(rejected: 0)
            } catch {
                state.health.failed(error.description)
                return .dropped(.rejected)
            }
        }
    }

    func shutdown() async {}

    private func append(_ line: [UInt8], _ state: inout State) throws(FileError) {
        // Only the user may read the file, because spans may contain private data. Opening does not wait for a pipe's
        // reader.
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, S_IRUSR | S_IWUSR)
        guard file >= 0 else { throw FileError(code: errno) }
        defer { close(file) }
        let deadline = MonotonicTime.now.advanced(by: Self.timeToWrite)
        let bytes = (state.isLineTorn ? [Self.newline] : []) + line
        var written = 0
        while written < bytes.count {
            let (count, code) = bytes[written...].withUnsafeBytes { writeSilently($0, to: file) }
            let timeLeft = max(.zero, MonotonicTime.now.duration(to: deadline))
            if code == EAGAIN, isWritable(file, within: Int32(timeLeft / .milliseconds(1))) { continue }
            guard count > 0 else {
                let isTakenBack = takeBack(written, from: file)
                state.isLineTorn = state.isLineTorn || (written > 0 && !isTakenBack)
                throw FileError(code: code)
            }
            written += count
        }
        state.isLineTorn = false
    }

    private static let newline = UInt8(ascii: "\n")
    /// The time that the reader of a full pipe has. A write to a disk does not wait.
    private static let timeToWrite = Duration.seconds(1)

    /// Removes an incomplete line from the end of the file.
    ///
    /// Returns false if the line stays, because another process has written after it or the file is a pipe.
    private func takeBack(_ count: Int, from file: Int32) -> Bool {
        let end = lseek(file, 0, SEEK_CUR)
        guard end >= count, lseek(file, 0, SEEK_END) == end else { return false }
        return ftruncate(file, end - off_t(count)) == 0
    }
}

private struct FileError: Error, CustomStringConvertible {
    let code: Int32

    var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}
