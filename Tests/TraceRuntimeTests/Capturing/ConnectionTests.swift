import Testing

@testable import TraceRuntime

private struct Request: TraceRequest {
    let traceMethod = "GET"
    var traceURL = "/books?page=2"
    var traceHeaders: [(name: String, value: String)] = []
    var traceScheme: String?
    var traceAuthority: String?
    var traceClientAddress: String?
    var traceProtocolVersion: String?
}

private let route = TraceSite(
    name: "GET /books", kind: .server, function: "get()", fileID: "App/Get.swift", line: 1,
    route: TraceRoute(method: "GET", template: "/books"))

@Suite("How a request reached the server")
struct ConnectionTests {
    @Test("Is recorded from what the request says, from headers of proxies, and from the URL", arguments: requests)
    fileprivate func recorded(request: Request, expected: String) async {
        let lines = await connection(of: request)
        #expect(lines.joined(separator: " ") == expected)
    }

    @Test("Is redacted as everything else")
    func redacted() async {
        let agent = "curl password=hunter2"
        let request = Request(
            traceURL: "http://user:hunter2@shop.example/books", traceHeaders: [("User-Agent", agent)],
            traceClientAddress: "192.0.2.1")
        let lines = await connection(of: request) { $0.redactedNames = ["client.address"] }
        #expect(
            lines == [
                "url.scheme=http", "server.address=shop.example", "client.address=[REDACTED]",
                "user_agent.original=curl password=[REDACTED]",
            ])
    }

    @Test("Is recorded with the stable names only")
    func older() async {
        let lines = await connection(of: Request(traceURL: "http://shop.example/")) { $0.conventions.http = .older }
        #expect(lines == [])
    }

    /// Returns the attributes that tell of the connection.
    private func connection(
        of request: Request, _ configure: (inout TraceConfiguration) -> Void = { _ in }
    ) async -> [String] {
        let names = ["url.scheme", "server.", "client.", "user_agent.", "network."]
        let spans = await recording({
            $0.conventions.http = .stable
            configure(&$0)
        }) {
            withTraceSpan(route) { $0.recordRequest(request) }
        }
        return spans.flatMap(\.attributes).filter { attribute in names.contains { attribute.key.name.hasPrefix($0) } }
            .map { "\($0.key.name)=\($0.value.text)" }
    }

    fileprivate static let requests: [(Request, String)] = [
        (Request(), ""),
        (
            Request(traceURL: "https://shop.example:8443/books", traceHeaders: [("Host", "other")]),
            "url.scheme=https server.address=shop.example server.port=8443"
        ),
        (
            Request(traceHeaders: [("HOST", "[::1]:8080"), ("User-Agent", "curl/8")]),
            "server.address=::1 user_agent.original=curl/8 server.port=8080"
        ),
        (
            Request(
                traceURL: "http://shop.example//x//y",
                traceHeaders: [("X-Forwarded-For", "203.0.113.9, 10.0.0.1"), ("X-Forwarded-Proto", "https")]),
            "url.scheme=https server.address=shop.example client.address=203.0.113.9"
        ),
        (
            Request(traceHeaders: [
                ("Forwarded", #"For="[2001:db8::17]:4711";proto=https, for=10.0.0.1"#),
                ("X-Forwarded-For", "192.0.2.7"),
            ]), "url.scheme=https client.address=2001:db8::17"
        ),
        (
            Request(
                traceHeaders: [("Forwarded", "for=192.0.2.7"), ("Host", "b")], traceScheme: "https",
                traceAuthority: "a:443", traceClientAddress: "192.0.2.8", traceProtocolVersion: "2"),
            "url.scheme=https server.address=a client.address=192.0.2.8 network.protocol.version=2 server.port=443"
        ),
        (Request(traceHeaders: [("Forwarded", ";=,"), ("X-Forwarded-For", ","), ("Host", "")]), ""),
    ]
}
private let requests = ConnectionTests.requests
