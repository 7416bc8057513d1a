/// Where finished spans go.
public enum TraceExporter: Sendable {
    /// Trees on standard output, for people.
    case console
    /// An array, for tests.
    case inMemory(InMemoryTraceExporter)
    /// A collector, Tempo, or any other receiver of OpenTelemetry's protocol.
    case otlp(TraceOTLPOptions)
    /// A file, one line of OTLP JSON a batch, appended to what is there. If it does not exist yet, nobody but the user
    /// that runs the process may read it.
    case file(path: String)
    /// Nowhere, by way of what measures it.
    @_spi(Benchmarks)
    case probe(TraceEncodingProbe)
}

extension TraceExporter {
    /// What does the exporting.
    func makeSpanExporter(_ configuration: TraceConfiguration) -> any SpanExporter {
        switch self {
        case .console: ConsoleExporter()
        case .inMemory(let exporter): exporter
        case .otlp(let options): OTLPExporter(options, configuration)
        case .file(let path): FileExporter(path: path, configuration)
        case .probe(let probe): probe
        }
    }

    /// Whether somebody waits in front of it: nothing is gained there by waiting until a batch is full.
    var isPrompt: Bool {
        switch self {
        case .console, .inMemory: true
        case .otlp, .file, .probe: false
        }
    }
}

/// Takes batches of finished spans away. Batches come one at a time.
protocol SpanExporter: Sendable {
    /// Returns early, with whatever became of the batch, if its task is cancelled.
    func export(_ batch: SpanBatch) async -> ExportResult
    /// Called once, after the last batch.
    func finish() async
}
