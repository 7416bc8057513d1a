import Foundation
import Testing

@testable import TraceRuntime

@Suite("Names of attributes")
struct TraceConventionsTests {
    private static let rows = AttributeRow.documented

    @Test("The documentation's table has rows")
    func table() { #expect(Self.rows.count > 20) }

    @Test(
        "Each recorded attribute is in the table, and each row is recorded",
        arguments: [
            TraceConventions.Names.older, .stable, .both,
        ])
    func emitted(names: TraceConventions.Names) async {
        let keys = await everyKey(TraceConventions(http: names, database: names))
        let documented = Set(Self.rows.flatMap { $0.keys(names) })
        #expect(Set(keys.map(AttributeRow.pattern)) == documented)
        #expect(keys.count == Set(keys).count)
    }

    @Test("The choice of names for HTTP does not change the names for databases, nor the reverse")
    func families() async {
        let keys = await everyKey(TraceConventions(http: .stable, database: .older))
        #expect(
            Set(keys).intersection(["http.method", "http.request.method", "db.table", "db.collection.name"]) == [
                "http.request.method", "db.table",
            ])
    }

    @Test(
        "A URL is split into the parts that it has",
        arguments: [
            (
                "https://shop.example:8080/books/1?page=2#top", "https://shop.example:8080/books/1?page=2#top",
                "/books/1", "page=2"
            ),
            ("http://shop.example", "http://shop.example", "/", nil), ("/books?page=2", nil, "/books", "page=2"),
            ("/", nil, "/", nil), ("?page=2", nil, "/", "page=2"), ("", nil, "/", nil),
        ] as [(String, String?, String, String?)])
    func url(url: String, full: String?, path: String, query: String?) {
        let named = TraceConventions(http: .stable, database: .older).named(
            [TraceAttribute(.httpURL, .string(url))], withFullURL: true)
        let expected: [(TraceAttributeKey, String?)] = [("url.full", full), ("url.path", path), ("url.query", query)]
        #expect(named == expected.compactMap { key, text in text.map { TraceAttribute(key, .string($0)) } })
    }

    @Test("A stable name that the span has already is not recorded again")
    func unique() {
        let method = TraceAttribute("http.request.method", "PUT")
        let named = TraceConventions(http: .both, database: .both).named(
            [method, TraceAttribute(.httpMethod, "POST")], withFullURL: true)
        #expect(named == [method, TraceAttribute(.httpMethod, "POST")])
    }

    /// Returns the keys of spans that capture everything.
    private func everyKey(_ conventions: TraceConventions) async -> [String] {
        let spans = await recording({ $0.conventions = conventions }) {
            try withTraceSpan(Self.route) { span in
                span.recordRequest(EverythingRequest(traceBody: .bytes(Array("{}".utf8), contentType: nil)))
                span.recordPathParameters(EverythingRequest())
                span.setAttribute("code.argument.id", 3)
                span.recordResponse(EverythingResponse(traceBody: .none), status: 200)
                span.recordResponseBody(EverythingResponse(traceBody: .bytes(Array("{}".utf8), contentType: nil)))
                throw CocoaError(.fileNoSuchFile)
            }
        }
        // A body is recorded in one of three forms, so three spans are needed.
        let others = await recording({ $0.conventions = conventions }) {
            for body in [TraceBody.stream, .bytes([0xff], contentType: "image/png")] {
                withTraceSpan(Self.route) { span in
                    span.recordRequest(EverythingRequest(traceBody: body))
                    span.recordResponseBody(EverythingResponse(traceBody: body))
                }
            }
            withTraceSpan(Self.anyMethod) { $0.recordRequest(EverythingRequest(traceMethod: "BREW")) }
            withTraceSpan(Self.database) { span in
                span.setAttribute(.dbStatement, "SELECT 1")
                span.setAttribute(.httpURL, "https://shop.example/")
                span.setAttribute("db.query.summary", "select users")
                span.setAttribute("db.operation.batch.size", 2)
                span.setAttribute("db.response.status_code", "42601")
            }
            for await _ in TraceStream(Self.database).following(AsyncStream<Int> { $0.finish() }) {}
        }
        let all = (spans + others).map { $0.exportedAttributes.map(\.key.name) }
        for keys in all { #expect(keys.count == Set(keys).count) }
        return Array(Set(all.joined()))
    }

    private static let route = TraceSite(
        name: "POST /shops/{shop}", kind: .server, function: "f", fileID: "App/F.swift", line: 1,
        route: TraceRoute(
            method: "POST", template: "/shops/{shop}", includeQueryParams: true, includePathParams: true,
            includeHeaders: true, includeRequestBody: true, includeResponseBody: true))

    private static let anyMethod = TraceSite(
        name: "any", kind: .server, function: "f", fileID: "App/F.swift", line: 3, route: TraceRoute())

    private static let database = TraceSite(
        name: "get users", kind: .client, function: "f", fileID: "App/F.swift", line: 2,
        attributes: ["db.operation": "get", "db.table": "users", "db.system": "sqlite", "db.namespace": "shop"])
}

extension TraceConventions {
    fileprivate init(http: Names, database: Names) {
        self.init()
        self.http = http
        self.database = database
    }
}

private struct EverythingRequest: TraceRequest, TracePathParameters {
    var traceMethod = "POST"
    var traceURL = "https://shop.example:8443/shops/3?page=2"
    var traceHeaders: [(name: String, value: String)] = [("user-agent", "curl"), ("x-forwarded-for", "192.0.2.1")]
    let traceProtocolVersion: String? = "2"
    var traceBody = TraceBody.none
    var tracePathParameters: [(name: String, value: String)] = [("shop", "3")]
}

private struct EverythingResponse: TraceResponse {
    var traceStatus = 200
    var traceHeaders: [(name: String, value: String)] = [("etag", "1")]
    var traceBody: TraceBody
}

/// A row of the table in the documentation's article *Attributes*.
private struct AttributeRow {
    /// Nil for an attribute that is recorded under the stable names only.
    let older: String?
    let stable: [String]

    static let documented: [AttributeRow] = {
        let article = packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/Attributes.md")
        return try! String(contentsOf: article, encoding: .utf8).split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.split(separator: "`").enumerated() }
            guard line.hasPrefix("| `") || line.hasPrefix("| – |"), cells.count >= 2 else { return nil }
            // Every second part is between two backticks.
            let codes = cells.prefix(2).map { $0.filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) } }
            return AttributeRow(older: codes[0].first, stable: codes[1].isEmpty ? codes[0] : codes[1])
        }
    }()

    func keys(_ names: TraceConventions.Names) -> [String] {
        switch names {
        case .older: [older].compactMap(\.self)
        case .stable: stable
        case .both: [older].compactMap(\.self) + stable
        }
    }

    /// Returns the pattern for a key: `http.request.header.<name>` for `http.request.header.etag`.
    static func pattern(of key: String) -> String {
        let families = [
            "http.request.query.", "http.request.path.", "http.request.header.", "http.response.header.",
            "code.argument.",
        ]
        return families.first { key.hasPrefix($0) }.map { $0 + "<name>" } ?? key
    }
}
