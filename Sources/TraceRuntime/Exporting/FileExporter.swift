internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Appends batches to a file, one line of OTLP JSON each:
/// https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
///
/// The file is opened for each batch, so it may be moved away at any time.
final class FileExporter: SpanExporter {
    private let path: String
    private let encoder: OTLPJSONEncoder
    private let health: Mutex<ExportHealth>

    init(path: String, encoder: OTLPJSONEncoder, log: TraceLog) {
        self.path = path
        self.encoder = encoder
        health = Mutex(ExportHealth(log: log, destination: path))
    }

    convenience init(path: String, _ configuration: TraceConfiguration) {
        self.init(
            path: path, encoder: OTLPJSONEncoder(resource: TraceResource(configuration)),
            log: TraceLog(level: configuration.logLevel))
    }

    func export(_ batch: SpanBatch) async -> ExportResult {
        do throws(FileError) {
            try append(encoder.encode(batch.finished) + [UInt8(ascii: "\n")])
            health.withLock { $0.worked() }
            return .exported(rejected: 0)
        } catch {
            health.withLock { $0.failed(error.description) }
            return .dropped(.rejected)
        }
    }

    func finish() async {}

    private func append(_ line: [UInt8]) throws(FileError) {
        // Spans may hold what is nobody else's business.
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard file >= 0 else { throw FileError(code: errno) }
        defer { close(file) }
        var written = 0
        while written < line.count {
            let count = line[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                takeBack(written, from: file)
                throw FileError(code: code)
            }
            written += count
        }
    }

    /// Removes a line that the disk had no room for the rest of, unless another process has written behind it.
    private func takeBack(_ count: Int, from file: Int32) {
        let end = lseek(file, 0, SEEK_CUR)
        guard count > 0, end >= count, lseek(file, 0, SEEK_END) == end else { return }
        // Should this fail, too, readers find half a line: there is nothing left to do about it.
        _ = ftruncate(file, end - off_t(count))
    }
}

private struct FileError: Error, CustomStringConvertible {
    let code: Int32

    var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}
