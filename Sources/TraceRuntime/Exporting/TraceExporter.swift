/// Where finished spans go.
public enum TraceExporter: Sendable {
    /// Trees on standard output, for people.
    case console
    /// An array, for tests.
    case inMemory(InMemoryTraceExporter)
}

extension TraceExporter {
    /// What does the exporting.
    func makeSpanExporter(_ configuration: TraceConfiguration) -> any SpanExporter {
        switch self {
        case .console: ConsoleExporter()
        case .inMemory(let exporter): exporter
        }
    }

    /// Whether somebody waits in front of it: nothing is gained there by waiting until a batch is full.
    var isPrompt: Bool {
        switch self {
        case .console, .inMemory: true
        }
    }
}

/// Takes batches of finished spans away. Batches come one at a time.
protocol SpanExporter: Sendable {
    /// Returns early, with whatever became of the batch, if its task is cancelled.
    func export(_ batch: [FinishedTraceSpan]) async -> ExportResult
    /// Called once, after the last batch.
    func finish() async
}

/// What became of a batch.
enum ExportResult: Sendable, Hashable {
    /// The receiver has it, but for as many spans as it refused.
    case exported(rejected: Int)
    case dropped(TraceDropReason)
}
