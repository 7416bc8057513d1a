import Foundation
// @traceBridge
public import Hummingbird
// @traceBridge
import Logging
import TraceRuntime

/// Serves `router` on loopback, at `--port` or the default port, until the process is told to stop; traced as the
/// environment says.
///
/// Returns when each ended span has been exported or counted as dropped: that is what ``TraceSystem/run`` is for.
public func serveTraced(_ name: String, defaultPort: Int, router: Router<BasicRequestContext>) async throws {
    let port = commandLineOption("--port").flatMap(Int.init) ?? defaultPort
    var logger = Logger(label: name, metadataProvider: .trace)
    logger.logLevel = .critical
    try await TraceSystem.run(.bridged, isProcessWide: true) {
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
}
