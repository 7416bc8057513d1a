import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Both services, each writing its spans to a file of its own.
struct Bookshop {
    let storefront: Service
    let inventory: Service

    /// Runs both while `body` does, stops them, and returns the spans of both.
    @discardableResult
    static func run(
        environment: [String: String] = [:], _ body: (Bookshop) async throws -> Void
    ) async throws -> Record {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bookshop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func variables(_ name: String) -> [String: String] {
            ["OTEL_TRACES_EXPORTER": "file", "TRACE_FILE": folder.appending(path: "\(name).jsonl").path]
                .merging(environment) { $1 }
        }
        let inventory = try await Service.start("inventory", environment: variables("inventory"))
        let storefront = try await Service.start(
            "storefront", arguments: ["--inventory", inventory.url], environment: variables("storefront"))
        let bookshop = Bookshop(storefront: storefront, inventory: inventory)
        do {
            try await body(bookshop)
        } catch {
            _ = await (storefront.stop(), inventory.stop())
            throw error
        }
        #expect(await storefront.stop() == 0)
        #expect(await inventory.stop() == 0)
        let record = try Record(
            exported: ["storefront", "inventory"].map { name in
                let file = folder.appending(path: "\(name).jsonl")
                return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : Data()
            },
            printed: storefront.printed + inventory.printed,
            addresses: [storefront.url: "http://storefront", inventory.url: "http://inventory"])
        try FileManager.default.removeItem(at: folder)
        return record
    }

    /// What both services left behind.
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
