extension TraceConfiguration {
    /// Returns a configuration that records every trace into `exporter`. It does not read the environment.
    public static func inMemory(_ exporter: InMemoryTraceExporter) -> TraceConfiguration {
        var configuration = TraceConfiguration()
        configuration.exporters = [.inMemory(exporter)]
        return configuration
    }
}
