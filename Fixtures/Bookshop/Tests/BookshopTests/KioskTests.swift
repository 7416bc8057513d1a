import Foundation
import Testing

/// Each library of the kiosk takes part in its trace as it would in an application: the middleware and the client by
/// spans of swift-distributed-tracing, gRPC by an interceptor, the logger by a metadata provider.
@Suite("The kiosk: libraries and annotations in one trace over three processes", .serialized)
struct KioskTests {
    private static let traceID = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let middlewares = ["TraceMiddleware", "TracingMiddleware", "no middleware"]

    @Test(
        "Whichever middleware opens the request's span, no span is missing or double, and each line of a log has its ids",
        .timeLimit(.minutes(5)), arguments: middlewares)
    func wholeTrace(middleware: String) async throws {
        let visit = try await visit(middleware: middleware)
        #expect(visit.answer == Service.Answer(status: 200, body: "1,1000,2\n2,3,2\n"))
        #expect(visit.tree == Self.tree)
        #expect(Set(visit.spans.map(\.traceID)) == [Self.traceID])
        #expect(Set(visit.spans.map(\.spanID)).count == visit.spans.count)
        let route = try #require(visit.spans.first { $0.name == "GET /offers/{town}" })
        #expect(visit.spans.allSatisfy { $0.service != "kiosk" || $0.end <= route.end })
        let clients = visit.spans.filter { $0.name == "GET" }.sorted { $0.start < $1.start }
        #expect(visit.sentContexts == clients.map { ["00-\(Self.traceID)-\($0.spanID)-01"] })
        #expect(
            visit.log == [
                "inventory GET /stock/{book}: counted book 1",
                "inventory GET /stock/{book}: counted book 2",
                "kiosk GET /offers/{town}: delivery takes 2 days",
                "kiosk read the answer: read 15 bytes",
                "kiosk GET /offers/{town}: wrote book 1",
                "kiosk read the answer: read 12 bytes",
                "kiosk GET /offers/{town}: wrote book 2",
            ])
    }

    @Test("An error goes through all services, and each span that fails has it once", arguments: middlewares)
    func failure(middleware: String) async throws {
        let visit = try await visit("/offers/Atlantis", middleware: middleware)
        #expect(visit.answer.status == 500)
        #expect(visit.tree == Self.failedTree)
    }

    @Test("A caller that does not record is not recorded anywhere, and its trace goes on", arguments: middlewares)
    func unsampled(middleware: String) async throws {
        let visit = try await visit(middleware: middleware, flags: "00")
        #expect(visit.answer.status == 200)
        #expect(visit.tree == "")
        #expect(visit.sentContexts.map { $0.map { $0.hasPrefix("00-\(Self.traceID)-") } } == [[true], [true]])
        #expect(visit.sentContexts.joined().allSatisfy { $0.hasSuffix("-00") })
    }

    private static let tree =
        """
        kiosk server GET /offers/{town} under 00f067aa0ba902b7
          · http.method: GET
          · http.route: /offers/{town}
          · http.status_code: 200
          · http.url: http://kiosk/offers/Bath
            kiosk client shop.Delivery/Days
              · rpc.grpc.status_code: 0
              · rpc.method: Days
              · rpc.service: shop.Delivery
              · rpc.system: grpc
                courier server shop.Delivery/Days
                  · rpc.grpc.status_code: 0
                  · rpc.method: Days
                  · rpc.service: shop.Delivery
                  · rpc.system: grpc
                    courier internal look up town
                      · code.argument.town: Bath

        """ + copies(of: 1, 1000) + "\n" + copies(of: 2, 3)

    private static func copies(of book: Int, _ copies: Int) -> String {
        """
            kiosk internal ask for copies
              · code.argument.book: \(book)
                kiosk client GET
                  · http.request.method: GET
                  · http.status_code: 200
                  · server.address: 127.0.0.1
                  · server.port: …
                  · url.full: http://inventory/stock/\(book)
                  · url.path: /stock/\(book)
                  · url.scheme: http
                    inventory server GET /stock/{book}
                      · http.method: GET
                      · http.request.path.book: \(book)
                      · http.route: /stock/{book}
                      · http.status_code: 200
                      · http.url: http://inventory/stock/\(book)
                        inventory client get stock
                          · bookshop.copies: \(copies)
                          · db.operation: get
                          · db.system: sqlite
                          · db.table: stock
                kiosk internal read the answer
        """
    }

    private static let failedTree = """
        kiosk server GET /offers/{town} FAILED under 00f067aa0ba902b7
          · error.message: notFound: "no such town"
          · error.type: GRPCCore.RPCError
          · http.method: GET
          · http.route: /offers/{town}
          · http.status_code: 500
          · http.url: http://kiosk/offers/Atlantis
          · event exception
          ·   exception.message: notFound: "no such town"
          ·   exception.type: GRPCCore.RPCError
            kiosk client shop.Delivery/Days FAILED
              · error.message: notFound: "no such town"
              · error.type: GRPCCore.RPCError
              · rpc.grpc.status_code: 5
              · rpc.method: Days
              · rpc.service: shop.Delivery
              · rpc.system: grpc
              · event exception
              ·   exception.message: notFound: "no such town"
              ·   exception.type: GRPCCore.RPCError
                courier server shop.Delivery/Days
                  · rpc.grpc.status_code: 5
                  · rpc.method: Days
                  · rpc.service: shop.Delivery
                  · rpc.system: grpc
                    courier internal look up town FAILED
                      · code.argument.town: Atlantis
                      · error.message: notFound: "no such town"
                      · error.type: GRPCCore.RPCError
                      · event exception
                      ·   exception.message: notFound: "no such town"
                      ·   exception.type: GRPCCore.RPCError
        """

    /// What one request leaves behind.
    private struct Visit {
        let answer: Service.Answer
        let spans: [ExportedSpan]
        let tree: String
        /// The `traceparent`s of each request to the inventory.
        let sentContexts: [[String]]
        /// The lines of all logs that have ids, each after the span that these name.
        let log: [String]
    }

    /// Runs the three services, sends one request to the kiosk, and stops them.
    private func visit(
        _ path: String = "/offers/Bath", middleware: String, flags: String = "01"
    ) async throws -> Visit {
        let receiver = SpanReceiver()
        let tap = Tap()
        var answer: Service.Answer?
        var services: [Service] = []
        var addresses: [String: String] = [:]
        try await receiver.run { endpoint in
            let environment = endpoint.merging(["OTEL_EXPORTER_OTLP_PROTOCOL": "http/json"]) { $1 }
            let logs = ["--log-level", "info"]
            try await Service.run("inventory", arguments: logs, environment: environment) { inventory in
                try await Service.run("courier", environment: environment) { courier in
                    try await tap.run(before: inventory) { url in
                        let arguments = [
                            "--inventory", url, "--courier", "\(courier.port)", "--middleware", middleware,
                        ]
                        try await Service.run("kiosk", arguments: logs + arguments, environment: environment) { kiosk in
                            services = [inventory, kiosk]
                            addresses = [
                                inventory.url: "http://inventory", url: "http://inventory", kiosk.url: "http://kiosk",
                            ]
                            answer = try await kiosk.request(
                                "GET", path,
                                headers: [("traceparent", "00-\(Self.traceID)-00f067aa0ba902b7-\(flags)")])
                        }
                    }
                }
            }
        }
        let spans = try receiver.bodies.flatMap { try ExportedSpan.read(Data($0)) }
        return Visit(
            answer: try #require(answer), spans: spans,
            tree: SpanTree(spans, addresses: addresses).description
                .replacing(/server\.port: \d+/, with: "server.port: …"),
            sentContexts: tap.sentContexts,
            log: services.flatMap { log(of: $0, spans) })
    }

    /// Returns the lines with ids: the span that the ids name, and the message.
    private func log(of service: Service, _ spans: [ExportedSpan]) -> [String] {
        service.printed.matches(of: /span_id=(\w+) trace_flags=01 trace_id=(\w+) (?:\[\w+\] )?(.*)/).map { line in
            let span = spans.first { $0.spanID == line.1 && $0.traceID == line.2 && $0.service == service.name }
            return "\(service.name) \(span?.name ?? "no span"): \(line.3)"
        }
    }
}
