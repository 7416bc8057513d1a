// The bridges of a module declare these. They are found before the ones here, which say what is missing.

extension TraceConfiguration {
    @available(*, unavailable, message: "write `// @traceBridge` above the import of a library in this module")
    public static var bridged: TraceConfiguration { TraceConfiguration() }

    @available(*, unavailable, message: "write `// @traceBridge` above `import Tracing` in this module")
    public static var distributedTracing: TraceConfiguration { TraceConfiguration() }
}
