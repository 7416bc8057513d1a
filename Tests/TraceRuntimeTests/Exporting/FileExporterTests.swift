import Foundation
import Testing
@testable import TraceRuntime

@Suite("The file exporter")
struct FileExporterTests {
    private let encoder = OTLPJSONEncoder(resource: TraceResource(attributes: []))
    private let file = FileManager.default.temporaryDirectory.appending(path: "traces-\(UUID()).jsonl")

    @Test("Each batch is a line behind what is there, and the file is its owner's alone")
    func lines() async throws {
        let (first, second) = ([FinishedTraceSpan("first", id: 1)], [FinishedTraceSpan("second\nline", id: 2)])
        for batch in [first, second] {
            // A process that starts again goes on in the same file.
            let exporter = FileExporter(path: file.path, encoder: encoder, log: LogLines().log())
            #expect(await exporter.export(SpanBatch(batch)) == .exported(rejected: 0))
            await exporter.finish()
        }
        let expected = [first, second].flatMap { encoder.encode($0) + [UInt8(ascii: "\n")] }
        #expect(try Data(contentsOf: file) == Data(expected))
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try FileManager.default.removeItem(at: file)
    }

    @Test("A file that is moved away is made again")
    func rotation() async throws {
        let exporter = FileExporter(path: file.path, encoder: encoder, log: LogLines().log())
        #expect(await exporter.export(SpanBatch([FinishedTraceSpan("first", id: 1)])) == .exported(rejected: 0))
        try FileManager.default.removeItem(at: file)
        #expect(await exporter.export(SpanBatch([FinishedTraceSpan("second", id: 2)])) == .exported(rejected: 0))
        #expect(try Data(contentsOf: file) == Data(encoder.encode([FinishedTraceSpan("second", id: 2)])) + [10])
        try FileManager.default.removeItem(at: file)
    }

    @Test(
        "Where nothing can be written, batches are dropped and it is said once",
        arguments: [
            ("/dev/full", "No space left on device"), ("/nowhere/traces.jsonl", "No such file or directory"),
            ("/", "Is a directory"),
        ])
    func failures(path: String, reason: String) async {
        let lines = LogLines()
        let exporter = FileExporter(path: path, encoder: encoder, log: lines.log())
        for _ in 0..<3 {
            #expect(await exporter.export(SpanBatch([FinishedTraceSpan("lost", id: 1)])) == .dropped(.rejected))
        }
        #expect(lines.all == ["trace: error: spans do not reach \(path): \(reason)"])
    }
}
