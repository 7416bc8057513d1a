extension Bridge {
    static let logging = Bridge(
        "Logging",
        code: #"""
            // The bridge to swift-log, tried with 1.16.

            nonisolated extension Logging::Logger.MetadataProvider {
                /// Adds `trace_id`, `span_id` and `trace_flags` of the active span to each line of a log.
                static var trace: Logging::Logger.MetadataProvider {
                    Logging::Logger.MetadataProvider {
                        guard let context = TraceRuntime::TraceContext.current else { return [:] }
                        return [
                            "trace_id": "\(context.traceID)", "span_id": "\(context.spanID)",
                            "trace_flags": context.isSampled ? "01" : "00",
                        ]
                    }
                }
            }
            """#)
}
