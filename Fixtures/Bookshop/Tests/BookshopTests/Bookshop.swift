import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// The services, each writing its spans to a file of its own.
struct Bookshop {
    let storefront: Service
    let inventory: Service
    /// Nil in a test that needs none.
    let courier: Service?

    private var services: [Service] { [storefront, inventory] + (courier.map { [$0] } ?? []) }

    /// Runs them while `body` does, stops them, and returns the spans of all.
    @discardableResult
    static func run(
        environment: [String: String] = [:], withCourier hasCourier: Bool = false,
        _ body: (Bookshop) async throws -> Void
    ) async throws -> Record {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bookshop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func variables(_ name: String) -> [String: String] {
            ["OTEL_TRACES_EXPORTER": "file", "TRACE_FILE": folder.appending(path: "\(name).jsonl").path]
                .merging(environment) { $1 }
        }
        let inventory = try await Service.start("inventory", environment: variables("inventory"))
        let courier = hasCourier ? try await Service.start("courier", environment: variables("courier")) : nil
        let storefront = try await Service.start(
            "storefront",
            arguments: ["--inventory", inventory.url] + (courier.map { ["--courier", "\($0.port)"] } ?? []),
            environment: variables("storefront"))
        let bookshop = Bookshop(storefront: storefront, inventory: inventory, courier: courier)
        do {
            try await body(bookshop)
        } catch {
            for service in bookshop.services { _ = await service.stop() }
            throw error
        }
        for service in bookshop.services { #expect(await service.stop() == 0) }
        let record = try Record(
            exported: bookshop.services.map { service in
                let file = folder.appending(path: "\(service.name).jsonl")
                return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : Data()
            },
            printed: bookshop.services.map(\.printed).joined(),
            addresses: [storefront.url: "http://storefront", inventory.url: "http://inventory"])
        try FileManager.default.removeItem(at: folder)
        return record
    }

    /// What the services left behind.
    struct Record {
        let exported: [Data]
        let printed: String
        let spans: [ExportedSpan]
        /// Ports differ from run to run: these addresses are written as names.
        let addresses: [String: String]

        init(exported: [Data], printed: String, addresses: [String: String]) throws {
            self.exported = exported
            self.printed = printed
            self.addresses = addresses
            spans = try exported.flatMap(ExportedSpan.read)
        }

        /// Every trace, in the order in which they began.
        var tree: String { SpanTree(spans, addresses: addresses).description }

        func tree(of traceID: String) -> String {
            SpanTree(spans.filter { $0.traceID == traceID }, addresses: addresses).description
        }
    }
}

/// The client of the tests. It records no spans and sends no context, although other tests make the runtime the tracer
/// of the process.
private let client = {
    var configuration = HTTPClient.Configuration.singletonConfiguration
    configuration.tracing.tracer = nil
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
}()

extension Service {
    /// Sends a request and returns status and body.
    func request(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: String? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = .init(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await client.execute(request, timeout: .seconds(30))
        return Answer(
            status: Int(response.status.code), body: String(buffer: try await response.body.collect(upTo: 4 << 20)))
    }

    struct Answer: Hashable {
        let status: Int
        let body: String
    }
}
