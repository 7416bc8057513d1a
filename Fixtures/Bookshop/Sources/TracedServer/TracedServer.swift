import Foundation
// @traceBridge
public import Hummingbird
// @traceBridge
public import Logging
import TraceRuntime

/// Serves `router` on loopback, at `--port` or the default port, until the process is told to stop; traced as the
/// environment says.
///
/// Returns when each ended span has been exported or counted as dropped: that is what ``TraceSystem/run`` is for.
public func serveTraced(_ name: String, defaultPort: Int, router: Router<BasicRequestContext>) async throws {
    let logger = Logger(label: name, metadataProvider: .trace)
    try await TraceSystem.run(.bridged, isProcessWide: true) {
        try await serve(name, defaultPort: defaultPort, router: router, logger: logger)
    }
}

/// Serves `router` on loopback, at `--port` or the default port, until the process is told to stop.
///
/// `logger` prints what has the level of `--log-level`, which is `critical` by default.
public func serve(
    _ name: String, defaultPort: Int, router: Router<BasicRequestContext>, logger: Logger
) async throws {
    let port = commandLineOption("--port").flatMap(Int.init) ?? defaultPort
    var logger = logger
    logger.logLevel = commandLineOption("--log-level").flatMap { Logger.Level(rawValue: $0) } ?? .critical
    let server = Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: name),
        onServerRunning: { channel in
            // The one line that scripts and tests wait for: with port 0 only the system knows the port.
            let line = "\(name) listens on 127.0.0.1:\(channel.localAddress?.port ?? port)\n"
            FileHandle.standardOutput.write(Data(line.utf8))
        },
        logger: logger)
    try await server.runService()
}
