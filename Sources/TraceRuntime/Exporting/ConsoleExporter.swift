/// Prints finished traces as trees.
struct ConsoleExporter: SpanExporter {
    func export(_ batch: [FinishedTraceSpan]) async -> ExportResult {
        for span in batch { print(span.name) }
        return .exported(rejected: 0)
    }

    func finish() async {}
}
