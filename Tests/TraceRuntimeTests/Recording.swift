import TraceRuntime

/// Runs `body` with tracing on, and returns the recorded spans, also if it throws.
func recording(
    _ change: (inout TraceConfiguration) -> Void = { _ in },
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Void
) async -> [FinishedTraceSpan] {
    let exporter = InMemoryTraceExporter()
    var configuration = TraceConfiguration.inMemory(exporter)
    change(&configuration)
    do {
        try await TraceSystem.run(configuration) { try await body() }
    } catch {
        // Tests find the error in the spans.
    }
    return exporter.finishedSpans
}
