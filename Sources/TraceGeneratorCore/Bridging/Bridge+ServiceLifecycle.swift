extension Bridge {
    static let serviceLifecycle = Bridge(
        "ServiceLifecycle",
        code: #"""
            // The bridge to swift-service-lifecycle, tried with 2.13.

            /// Traces while a service group runs.
            ///
            /// List it first: a group shuts its services down in reverse order, so that the spans of all others are
            /// exported. A cancellation reaches all services at once: spans that end after it may be lost. It returns
            /// when each ended span is exported or dropped and counted.
            nonisolated struct TraceService: ServiceLifecycle::Service {
                private let system: TraceRuntime::TraceSystem

                /// Starts tracing, so that services are traced from their beginning on.
                init(_ configuration: TraceRuntime::TraceConfiguration = .bridged) throws {
                    system = try TraceRuntime::TraceSystem.start(configuration)
                }

                func run() async throws {
                    // It throws if the task is cancelled, which ends tracing as a graceful shutdown does.
                    try? await ServiceLifecycle::gracefulShutdown()
                    await system.shutdown()
                }
            }
            """#)
}
