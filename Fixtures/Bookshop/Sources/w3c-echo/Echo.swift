import AsyncHTTPClient
import Hummingbird
import TracedServer

/// `w3c-echo --port 5000`: the service that the W3C's trace-context test suite drives.
///
/// https://github.com/w3c/trace-context/tree/main/test
@main
struct Echo {
    static func main() async throws {
        let route = EchoRoute(client: HTTPClient.shared)
        let router = Router()
        router.post("/test", use: route.handle)
        try await serveTraced("w3c-echo", defaultPort: 5000, router: router)
    }
}
