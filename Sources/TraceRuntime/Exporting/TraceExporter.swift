/// A destination for finished spans.
public enum TraceExporter: Sendable {
    /// Trees on standard output, for people.
    case console
    /// An array, for tests.
    case inMemory(InMemoryTraceExporter)
    /// A collector, Tempo, or any other receiver of OpenTelemetry's protocol.
    case otlp(TraceOTLPOptions)
    /// A file, to which each batch is appended as one line of OTLP JSON. Only the process's user can read a new file.
    case file(path: String)
    /// An exporter of your own.
    case custom(any TraceSpanExporter)
}

extension TraceExporter {
    func makeSpanExporter(_ settings: ExportSettings) -> any TraceSpanExporter {
        switch self {
        case .console: ConsoleExporter(printsSource: settings.printsSource)
        case .inMemory(let exporter): exporter
        case .otlp(let options): OTLPExporter(options, settings)
        case .file(let path): FileExporter(path: path, settings)
        case .custom(let exporter): exporter
        }
    }

    /// Whether spans are exported as soon as they end, because a person or a test waits for them.
    var isPrompt: Bool {
        switch self {
        case .console, .inMemory: true
        case .otlp, .file, .custom: false
        }
    }
}
