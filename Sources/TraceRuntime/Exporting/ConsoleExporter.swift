internal import Synchronization

#if canImport(Darwin)
@preconcurrency internal import Darwin
#elseif canImport(Musl)
@preconcurrency internal import Musl
#elseif canImport(Android)
@preconcurrency internal import Android
#else
@preconcurrency internal import Glibc
#endif

/// Prints each trace on standard output when it is complete.
final class ConsoleExporter: TraceSpanExporter {
    private let palette: ConsolePalette
    private let write: @Sendable (String) -> Void
    private let assembly: TraceMutex<TraceAssembly>

    init(
        palette: ConsolePalette = .forStandardOutput, assembly: TraceAssembly = TraceAssembly(),
        write: @escaping @Sendable (String) -> Void = writeToStandardOutput
    ) {
        self.palette = palette
        self.assembly = TraceMutex(assembly)
        self.write = write
    }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        let spans = batch.spans
        printTraces(assembly.withLock { assembly in spans.flatMap { assembly.add($0) } })
        return .exported(rejected: 0)
    }

    func shutdown() async {
        printTraces(assembly.withLock { $0.finish() })
    }

    private func printTraces(_ traces: [[FinishedTraceSpan]]) {
        for spans in traces { write(ConsoleTree(spans, palette: palette).text + "\n") }
    }
}

/// Through the C library's buffer, so that it does not overtake what the application prints. Only that buffer is
/// flushed: to flush all waits for whoever reads standard input.
private func writeToStandardOutput(_ text: String) {
    withoutBrokenPipeSignal {
        print(text, terminator: "")
        fflush(stdout)
    }
}

extension ConsolePalette {
    /// https://no-color.org: any value but an empty one switches colours off.
    static var forStandardOutput: ConsolePalette {
        let isNoColorSet = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return isatty(STDOUT_FILENO) == 1 && !isNoColorSet ? .colored : .plain
    }
}
