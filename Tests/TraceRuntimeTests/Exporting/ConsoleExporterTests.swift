import Synchronization
import Testing

@testable import TraceRuntime

@Suite("The console exporter")
struct ConsoleExporterTests {
    @Test("Prints a trace when it is complete, and the rest when it is finished")
    func printing() async {
        let printed = Printed()
        let exporter = ConsoleExporter(palette: .plain) { printed.append($0) }
        let orphan = FinishedTraceSpan("orphan", id: 3, parent: 2, trace: 2)
        let result = await exporter.export(TraceSpanBatch([FinishedTraceSpan("whole", id: 1), orphan]))
        #expect(result == .exported(rejected: 0))
        let whole = """
            trace 00000000000000000000000000000001 · 1 span · 1.000 ms
            whole  1.000 ms


            """
        #expect(printed.text == whole)
        await exporter.shutdown()
        #expect(
            printed.text == whole + """
                trace 00000000000000000000000000000002 · 1 span · 1.000 ms · below span 0000000000000002
                orphan  1.000 ms


                """)
    }
}

private final class Printed: Sendable {
    private let storage = Mutex("")

    var text: String { storage.withLock { $0 } }
    func append(_ text: String) { storage.withLock { $0 += text } }
}
