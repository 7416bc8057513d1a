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
    private let printsSource: Bool
    private let write: @Sendable (String) -> Void
    private let assembly: TraceMutex<TraceAssembly>

    init(
        palette: ConsolePalette = .forStandardOutput, printsSource: Bool = false,
        assembly: TraceAssembly = TraceAssembly(),
        write: @escaping @Sendable (String) -> Void = writeToStandardOutput
    ) {
        self.palette = palette
        self.printsSource = printsSource
        self.assembly = TraceMutex(assembly)
        self.write = write
    }

    func export(_ batch: borrowing TraceSpanBatch) async -> TraceExportResult {
        var spans = batch.spans
        if !printsSource { for index in spans.indices { spans[index].source = nil } }
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

/// Writes text through the buffer of the C library, in order with the application's own output.
///
/// It flushes only the buffer of standard output. Flushing all buffers would wait for a thread that reads standard
/// input.
func writeToStandardOutput(_ text: String) {
    withoutBrokenPipeSignal {
        print(text, terminator: "")
        fflush(stdout)
    }
}

extension ConsolePalette {
    /// The palette for standard output. `NO_COLOR` with any value but an empty one switches colours off:
    /// https://no-color.org
    static var forStandardOutput: ConsolePalette {
        let isNoColorSet = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        return isatty(STDOUT_FILENO) == 1 && !isNoColorSet ? .colored : .plain
    }
}
