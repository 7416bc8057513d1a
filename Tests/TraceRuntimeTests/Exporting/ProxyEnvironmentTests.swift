import Testing
@testable import TraceRuntime

@Suite("The transport of an endpoint")
struct ProxyEnvironmentTests {
    private static let proxy = "http://proxy:3128"

    @Test(
        "Uses sockets if neither encryption nor a proxy is needed",
        arguments: [
            ("http://collector:4318", [:], true),
            ("http://collector:4318", ["http_proxy": ""], true),
            // A header of a request to a CGI program can set this variable.
            ("http://collector:4318", ["HTTP_PROXY": proxy], true),
            ("http://collector:4318", ["https_proxy": proxy], true),
            ("http://collector:4318", ["http_proxy": proxy], false),
            ("http://collector:4318", ["ALL_PROXY": proxy], false),
            ("http://localhost:4318", ["http_proxy": proxy, "all_proxy": proxy], true),
            ("http://LOCALHOST:4318", ["http_proxy": proxy], true),
            ("http://127.1.2.3", ["http_proxy": proxy], true),
            ("http://127.0.0.1.example", ["http_proxy": proxy], false),
            ("http://[::1]:4318", ["http_proxy": proxy], true),
            ("https://localhost:4318", [:], false),
        ] as [(String, [String: String], Bool)])
    func transport(url: String, variables: [String: String], usesSockets: Bool) throws {
        let transport = try options(url).transport(ProxyEnvironment { variables[$0] })
        #expect((transport is SocketTransport) == usesSockets)
    }

    @Test(
        "Or has a message that says what to write instead",
        arguments: [
            ("http://[::1]:4318", [:], nil),
            ("http://[fd00::1]:4318", [:], nil),
            ("http://[fd00::1]:4318", ["http_proxy": proxy], "write the host's name"),
            ("https://[::1]:4318", [:], "write the host's name"),
            ("https://localhost:4318", [:], nil),
            ("https://localhost:4318", ["HTTPS_PROXY": proxy], "add localhost to no_proxy"),
            ("https://localhost:4318", ["HTTPS_PROXY": proxy, "no_proxy": "a, localhost"], nil),
            ("https://collector:4318", ["https_proxy": proxy], nil),
        ] as [(String, [String: String], String?)])
    func obstacle(url: String, variables: [String: String], advice: String?) throws {
        let obstacle = try options(url).obstacle(ProxyEnvironment { variables[$0] })
        #expect(obstacle?.split(separator: ": ").last.map(String.init) == advice)
    }

    @Test("Is reported when tracing starts, if it cannot reach the endpoint")
    func problem() throws {
        var configuration = TraceConfiguration()
        configuration.exporters = [.otlp(try options("https://user:hunter2@[::1]:4318"))]
        #expect(
            configuration.inRange.problems.map(\.description) == [
                "OTEL_EXPORTER_OTLP_ENDPOINT: Foundation refuses this address, and HTTPS and proxies need Foundation: "
                    + "write the host's name; using https://[::1]:4318/"
            ])
    }

    private func options(_ url: String) throws -> TraceOTLPOptions {
        var options = TraceOTLPOptions()
        options.endpoint = try #require(TraceEndpoint(url))
        return options
    }
}
