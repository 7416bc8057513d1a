/// Where finished spans go.
public enum TraceExporter: Sendable {
    /// Trees on standard output, for people.
    case console
    /// An array, for tests.
    case inMemory(InMemoryTraceExporter)
    /// A collector, Tempo, or any other receiver of OpenTelemetry's protocol.
    case otlp(TraceOTLPOptions)
    /// A file, one line of OTLP JSON a batch, appended to what is there. A new file can be read by the process's user
    /// alone.
    case file(path: String)
    /// An exporter of your own.
    case custom(any TraceSpanExporter)
}

extension TraceExporter {
    func makeSpanExporter(_ settings: ExportSettings) -> any TraceSpanExporter {
        switch self {
        case .console: ConsoleExporter()
        case .inMemory(let exporter): exporter
        case .otlp(let options): OTLPExporter(options, settings)
        case .file(let path): FileExporter(path: path, settings)
        case .custom(let exporter): exporter
        }
    }

    /// Whether spans are exported as soon as they end: a person or a test waits for them.
    var isPrompt: Bool {
        switch self {
        case .console, .inMemory: true
        case .otlp, .file, .custom: false
        }
    }
}
