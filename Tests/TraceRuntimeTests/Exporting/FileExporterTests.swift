import Foundation
import Testing
@testable import TraceRuntime

@Suite("The file exporter")
struct FileExporterTests {
    private let encoder = OTLPJSONEncoder(resource: TraceResource(attributes: []))
    private let file = FileManager.default.temporaryDirectory.appending(path: "traces-\(UUID()).jsonl")

    @Test("Each batch is appended as a line, and only its owner can read the file")
    func lines() async throws {
        let (first, second) = ([FinishedTraceSpan("first", id: 1)], [FinishedTraceSpan("second\nline", id: 2)])
        for batch in [first, second] {
            // A restarted process appends to the same file.
            let exporter = FileExporter(path: file.path, encoder: encoder, log: LogLines().log())
            #expect(await exporter.export(TraceSpanBatch(batch)) == .exported(rejected: 0))
            await exporter.shutdown()
        }
        let expected = [first, second].flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] }
        #expect(try Data(contentsOf: file) == Data(expected))
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try FileManager.default.removeItem(at: file)
    }

    @Test("A file that was moved away is created again")
    func rotation() async throws {
        let exporter = FileExporter(path: file.path, encoder: encoder, log: LogLines().log())
        #expect(await exporter.export(TraceSpanBatch([FinishedTraceSpan("first", id: 1)])) == .exported(rejected: 0))
        try FileManager.default.removeItem(at: file)
        #expect(await exporter.export(TraceSpanBatch([FinishedTraceSpan("second", id: 2)])) == .exported(rejected: 0))
        #expect(try Data(contentsOf: file) == Data(encoder.encode([FinishedTraceSpan("second", id: 2)])) + [10])
        try FileManager.default.removeItem(at: file)
    }

    @Test("If the file cannot be written, batches are dropped and the reason is logged once", arguments: unwritable)
    func failures(path: String, reason: String) async {
        let lines = LogLines()
        let exporter = FileExporter(path: path, encoder: encoder, log: lines.log())
        for _ in 0..<3 {
            #expect(await exporter.export(TraceSpanBatch([FinishedTraceSpan("lost", id: 1)])) == .dropped(.rejected))
        }
        #expect(lines.all == ["trace: error: spans do not reach \(path): \(reason)"])
    }

    #if os(Linux)  // the messages are those of Linux
    @Test("A pipe whose reader has left, or does not read, loses the batch and does not end the process")
    func pipes() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_DFL)
            let path = FileManager.default.temporaryDirectory.appending(path: "traces-\(UUID()).pipe").path
            precondition(mkfifo(path, S_IRUSR | S_IWUSR) == 0)
            let lines = LogLines()
            let exporter = FileExporter(
                path: path, encoder: OTLPJSONEncoder(resource: TraceResource(attributes: [])), log: lines.log())
            // The batch is larger than a pipe, so that writing it needs a reader.
            let large = TraceSpanBatch((0..<1_000).map { FinishedTraceSpan("span", id: UInt64($0 + 1)) })
            let small = TraceSpanBatch([FinishedTraceSpan("span", id: 1)])

            var result = await exporter.export(small)
            precondition(result == .dropped(.rejected), "nobody has ever read")
            let reader = open(path, O_RDONLY | O_NONBLOCK)
            result = await exporter.export(small)
            precondition(result == .exported(rejected: 0), "\(lines.all)")
            result = await exporter.export(large)
            precondition(result == .dropped(.rejected), "the pipe is full")
            async let leaving = exporter.export(large)
            close(reader)
            result = await leaving
            precondition(result == .dropped(.rejected), "the reader has left")
            precondition(
                lines.all == [
                    "trace: error: spans do not reach \(path): No such device or address",
                    "trace: info: spans reach \(path) again",
                    "trace: error: spans do not reach \(path): Resource temporarily unavailable",
                ], "\(lines.all)")
            unlink(path)
        }
    }
    #endif

    @Test("After an incomplete line in a pipe, the next batch begins on a new line")
    func tornLine() async throws {
        #expect(mkfifo(file.path, S_IRUSR | S_IWUSR) == 0)
        let reader = open(file.path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let exporter = FileExporter(path: file.path, encoder: encoder, log: LogLines().log())
        let large = TraceSpanBatch((0..<1_000).map { FinishedTraceSpan("span", id: UInt64($0 + 1)) })
        #expect(await exporter.export(large) == .dropped(.rejected))
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let torn = read(reader, &bytes, bytes.count)
        #expect(torn > 0)
        #expect(await exporter.export(TraceSpanBatch([FinishedTraceSpan("next", id: 2)])) == .exported(rejected: 0))
        let count = read(reader, &bytes, bytes.count)
        #expect(Array(bytes.prefix(count)) == [10] + encoder.encode([FinishedTraceSpan("next", id: 2)]) + [10])
        try FileManager.default.removeItem(at: file)
    }

    /// Paths that cannot be written, with the system's error message.
    private static let unwritable: [(String, String)] = {
        var paths = [("/nowhere/traces.jsonl", "No such file or directory"), ("/", "Is a directory")]
        #if os(Linux)
        paths.append(("/dev/full", "No space left on device"))
        #endif
        return paths
    }()
}
