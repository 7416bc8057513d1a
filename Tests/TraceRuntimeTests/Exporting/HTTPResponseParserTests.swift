import Testing
@testable import TraceRuntime

@Suite("The parser of responses")
struct HTTPResponseParserTests {
    /// Describes the result for a response, `503 retry-after 7: body`, or the failure.
    private func outcome(_ bytes: [UInt8], portion: Int, closes: Bool = true) -> String {
        var parser = HTTPResponseParser()
        do {
            var rest = bytes[...]
            while !rest.isEmpty {
                try parser.append(rest.prefix(portion))
                rest = rest.dropFirst(portion)
            }
            if closes { try parser.close() }
        } catch {
            return "\(error)"
        }
        guard let response = parser.completeResponse else { return "incomplete" }
        let retryAfter = response.retryAfter.map { " retry-after \($0)" } ?? ""
        let json = response.isJSON ? " json" : ""
        let text = String(decoding: response.body, as: UTF8.self)
        let body = response.body.count > 40 ? "\(response.body.count) bytes" : text
        return "\(response.status)\(retryAfter)\(json): \(body)"
    }

    @Test(
        "Gives the same result for portions of any size",
        arguments: [
            ("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody and more", "200: body"),
            ("HTTP/1.1 200\r\nContent-Length:0\r\n\r\n", "200: "),
            ("HTTP/1.0 400 Bad\nContent-Type: Application/JSON; a=b\n\n{}", "400 json: {}"),
            ("HTTP/1.1 204 No Content\r\ncontent-length: 7\r\n\r\n", "204: "),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 \r\nRetry-After:  7 \r\n\r\n", "429 retry-after 7: "),
            (
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2 ;x=y\r\nde\r\n0\r\n\r\n",
                "200: abcde"
            ),
            ("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nbody", "isCutOff"),
            ("HTTP/1.1 200 OK\r\ncontent-le", "isCutOff"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nab", "isCutOff"),
            ("", "isNoHTTP"), ("HT", "isNoHTTP"),
            ("SSH-2.0-collector\r\n\r\n", "isNoHTTP"),
            ("HTTP/1.1 OK\r\n\r\n", "isNoHTTP"), ("HTTP/1.1 2000 OK\r\n\r\n", "isNoHTTP"),
            ("HTTP/1.1 200 OK\r\nno header\r\n\r\n", "isNoHTTP"),
            ("HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n", "isNoHTTP"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n", "isNoHTTP"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nabc\r\n", "isNoHTTP"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n", "isNoHTTP"),
        ])
    func portions(text: String, expected: String) {
        for portion in [1, 2, 3, 7, 1_000] {
            #expect(outcome(Array(text.utf8), portion: portion) == expected, "in portions of \(portion)")
        }
    }

    @Test(
        "Tells whether another request may follow on the connection",
        arguments: [
            ("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody", true),
            ("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", true),
            ("HTTP/1.1 204 No Content\r\n\r\n", true),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", true),
            ("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody and more", false),
            ("HTTP/1.1 204 No Content\r\ncontent-length: 7\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\nConnection: Close\r\ncontent-length: 0\r\n\r\n", false),
            ("HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", false),
        ])
    func reuse(text: String, expected: Bool) throws {
        var parser = HTTPResponseParser()
        try parser.append(text.utf8)
        #expect(parser.completeResponse != nil)
        #expect(parser.leavesConnectionReusable == expected)
    }

    @Test(
        "Keeps the body up to its limit, and is complete then",
        arguments: [
            ("", "200: 65536 bytes"), ("transfer-encoding: chunked\r\n", "200: 65536 bytes"),
            ("content-length: 65536\r\n", "200: 65536 bytes"), ("content-length: 65537\r\n", "200: "),
            ("content-length: 1073741824\r\n", "200: "),
        ])
    func limit(header: String, expected: String) {
        let head = "HTTP/1.1 200 OK\r\n\(header)\r\n" + (header.hasPrefix("transfer") ? "fffffff\r\n" : "")
        let flood = Array(head.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 70_000)
        #expect(outcome(flood, portion: 1_000, closes: false) == expected)
    }

    @Test("Fails if the head does not end")
    func endlessHead() {
        let head = "HTTP/1.1 200 OK\r\n" + String(repeating: "a: b\r\n", count: 20_000)
        #expect(outcome(Array(head.utf8), portion: 1_000, closes: false) == "isNoHTTP")
    }

    @Test("Gives a result for any bytes")
    func garbage() {
        var generator = SeededGenerator(state: 7)
        let words = [
            "HTTP/1.1 200 OK\r\n", "content-length: 5\r\n", "\r\n", "transfer-encoding: chunked\r\n", "5\r\n",
            "\0\u{FF}",
        ]
        for _ in 0..<2_000 {
            let text = (0..<8).map { _ in words.randomElement(using: &generator)! }.joined()
            let whole = outcome(Array(text.utf8), portion: .max)
            #expect(outcome(Array(text.utf8), portion: 1) == whole, "\(text)")
        }
    }
}
