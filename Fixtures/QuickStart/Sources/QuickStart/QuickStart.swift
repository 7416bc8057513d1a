import Foundation
import TraceRuntime

/// A bookshop that answers recorded requests and prints what happened in each, as a trace.
@main
struct QuickStart {
    static func main() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "books-\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let shop = Shop(routes: BookRoutes(store: try BookStore(file: file)))
        let requests = try RequestsFile.parse(String(decoding: PackageResources.requests_http, as: UTF8.self))

        let tracing = try TraceSystem.start(TraceConfiguration(environment: environment))
        for request in requests {
            print("\(request.method) \(request.url)")
            let response = await shop.respond(to: request)
            // So that each trace stands below its request; a service lets them wait for each other.
            if environment["OTEL_TRACES_EXPORTER"] == "console" { await tracing.flush() }
            print("→ \(response.status) \(response.body)\n")
        }
        await tracing.shutdown()
    }

    /// What the process's variables say, and where they say nothing, what the bookshop says.
    private static let environment = ["OTEL_SERVICE_NAME": "bookshop", "OTEL_TRACES_EXPORTER": "console"]
        .merging(ProcessInfo.processInfo.environment) { _, said in said }
}
