import Testing

@Suite("Bad input", .serialized)
struct BadInputTests {
    @Test("The application answers hostile requests as it does without tracing, and each leaves a bounded span")
    func answersAsWithoutUs() async throws {
        var untraced: [String] = []
        try await Bookshop.run(environment: ["OTEL_SDK_DISABLED": "true"]) { bookshop in
            for request in HostileRequest.all {
                untraced.append(
                    try await RawConnection.exchange(request.bytes, port: bookshop.storefront.port).withoutDate)
            }
        }
        let record = try await Bookshop.run { bookshop in
            for (request, expected) in zip(HostileRequest.all, untraced) {
                let answer = try await RawConnection.exchange(request.bytes, port: bookshop.storefront.port).withoutDate
                #expect(answer == expected, "\(request.name)")
            }
        }
        #expect(!record.spans.isEmpty)
        #expect(record.exported.reduce(0) { $0 + $1.count } < 64 * 1024 * HostileRequest.all.count)
        for span in record.spans { #expect(span.attributes.count <= 128, "\(span.name)") }
    }
}

/// A request that no well-behaved client sends.
struct HostileRequest {
    let name: String
    let bytes: [UInt8]

    private init(_ name: String, _ line: String, headers: [String] = [], body: [UInt8] = []) {
        let head =
            ["\(line) HTTP/1.1", "host: 127.0.0.1", "connection: close", "content-length: \(body.count)"] + headers
        self.name = name
        bytes = Array(head.joined(separator: "\r\n").utf8) + Array("\r\n\r\n".utf8) + body
    }

    private init(_ name: String, target: [UInt8]) {
        self.name = name
        bytes =
            Array("GET ".utf8) + target
            + Array(" HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncontent-length: 0\r\n\r\n".utf8)
    }

    private static let traceparent = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    private static let json = "content-type: application/json"

    static let all = [
        HostileRequest(
            "a flood of headers", "POST /orders", headers: (1...500).map { "x-flood-\($0): \($0)" } + [json]),
        HostileRequest(
            "a header of 8,000 bytes", "POST /payments", headers: ["x-long: " + String(repeating: "v", count: 8000)]),
        HostileRequest(
            "1,000 query parameters", "GET /books?" + (1...1000).map { "p\($0)=\($0)" }.joined(separator: "&")),
        HostileRequest(
            "a body of a megabyte", "POST /payments", headers: ["content-type: text/plain"],
            body: Array(repeating: 0x41, count: 1 << 20)),
        HostileRequest(
            "JSON of 10,000 brackets", "POST /orders", headers: [json], body: Array(repeating: 0x5b, count: 10_000)),
        HostileRequest(
            "JSON that ends early", "POST /payments", headers: [json], body: Array(#"{"password": "x"#.utf8)),
        HostileRequest(
            "invalid UTF-8 in a form", "POST /payments", headers: ["content-type: application/x-www-form-urlencoded"],
            body: [0x61, 0x3d, 0xff, 0xfe, 0x26]),
        HostileRequest("invalid UTF-8 in JSON", "POST /orders", headers: [json], body: [0x22, 0xc3, 0x28, 0x22]),
        HostileRequest("invalid percent-encoding", "GET /books?author=%ff%fe%zz%"),
        HostileRequest("invalid UTF-8 in the path", target: Array("/books/".utf8) + [0xff, 0xfe]),
        HostileRequest("control characters, encoded", "GET /books?author=%1b%5b31m%0d%0aset-cookie:%20a=b"),
        HostileRequest("two traceparents", "GET /books/1", headers: [traceparent, traceparent]),
        HostileRequest("a malformed traceparent", "GET /books/1", headers: ["traceparent: 00-zz-01"]),
        HostileRequest(
            "a traceparent of 8,000 bytes", "GET /books/1",
            headers: ["traceparent: 00-" + String(repeating: "a", count: 8000)]),
        HostileRequest(
            "a tracestate of 2,000 entries", "GET /books/1",
            headers: [traceparent, "tracestate: " + (1...1000).map { "k\($0)=v" }.joined(separator: ",")]),
        HostileRequest(
            "a tracestate of commas and signs", "GET /books/1",
            headers: [traceparent, "tracestate: ,,,=,=,@=@,\u{7f}"]),
        HostileRequest(
            "a baggage of 4,000 bytes", "GET /books/1",
            headers: [traceparent, "baggage: " + (1...500).map { "k\($0)=v%0d%0a" }.joined(separator: ",")]),
        HostileRequest("a malformed baggage", "GET /books/1", headers: [traceparent, "baggage: ===;;;,,,%zz"]),
        HostileRequest("a method of our own", "GE%54 /books/1"),
    ]
}

extension String {
    fileprivate var withoutDate: String {
        split(separator: "\r\n", omittingEmptySubsequences: false).filter { !$0.lowercased().hasPrefix("date:") }
            .joined(separator: "\r\n")
    }
}
