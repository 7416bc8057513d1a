extension TraceConfiguration {
    /// Records every trace into `exporter` and reads no environment.
    public static func inMemory(_ exporter: InMemoryTraceExporter) -> TraceConfiguration {
        var configuration = TraceConfiguration()
        configuration.exporters = [.inMemory(exporter)]
        return configuration
    }
}
