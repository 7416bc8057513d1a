// @traceBridge
import AsyncHTTPClient
import DeliveryAPI
// @traceBridge
import GRPCCore
// @traceBridge
import Hummingbird
// @traceBridge
import Logging
import TraceRuntime
import TracedServer
// @traceBridge
import Tracing

/// `kiosk --port 8083 --inventory http://127.0.0.1:8081 --courier 8082`: what a kiosk in the street shows.
///
/// Its libraries record spans, too: with `--middleware TracingMiddleware` Hummingbird, and always AsyncHTTPClient.
@main
struct Kiosk {
    static func main() async throws {
        try await TraceSystem.run(.bridged, isProcessWide: true) {
            let port = commandLineOption("--courier").flatMap(Int.init) ?? 8082
            try await CourierClient.run(port: port, interceptors: [TraceClientInterceptor()]) { courier in
                let routes = KioskRoutes(
                    // Its first use makes it, and it reads the tracer then: so it is not used before the start.
                    client: HTTPClient.shared,
                    inventory: commandLineOption("--inventory") ?? "http://127.0.0.1:8081", courier: courier)
                try await serve(
                    "kiosk", defaultPort: 8083, router: routes.router(middleware: commandLineOption("--middleware")),
                    logger: Logger(label: "kiosk", metadataProvider: .trace))
            }
        }
    }
}
