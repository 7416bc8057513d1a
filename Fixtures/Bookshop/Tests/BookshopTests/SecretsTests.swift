import Foundation
import Testing

@Suite("Secrets", .serialized)
struct SecretsTests {
    @Test("No secret that a request brings leaves the process in a span, nor reaches the console")
    func areRedacted() async throws {
        var secrets = Secrets()
        let record = try await Bookshop.run(
            environment: [
                "OTEL_TRACES_EXPORTER": "file,console",
                "OTEL_SEMCONV_STABILITY_OPT_IN": "http/dup,database/dup",
            ]
        ) { bookshop in
            let headers = [
                ("authorization", "Bearer \(secrets.plant("authorization"))"),
                ("proxy-authorization", "Basic \(secrets.plant("proxyauthorization"))"),
                ("cookie", "session=\(secrets.plant("cookie")); theme=dark"),
                ("x-api-key", secrets.plant("apikey")),
            ]
            let query =
                "password=\(secrets.plant("query"))&token=\(secrets.plant("token"))&Client_Secret="
                + secrets.plant("case")
            let form =
                "card=\(secrets.plant("statement"))&password=\(secrets.plant("form"))&api_key=\(secrets.plant("key"))"
            let json = """
                {"user": {"password": "\(secrets.plant("nested"))", "keys": [{"token": "\(secrets.plant("deep"))"}]},
                 "note": "Bearer \(secrets.plant("bearer"))",
                 "url": "https://me:\(secrets.plant("userinfo"))@example.com/"}
                """
            let order = #"{"book": 1, "quantity": 1, "password": "\#(secrets.plant("order"))"}"#
            let shop = bookshop.storefront
            _ = try await shop.request(
                "POST", "/payments?\(query)",
                headers: headers + [("content-type", "application/x-www-form-urlencoded")], body: form)
            _ = try await shop.request(
                "POST", "/payments?\(query)", headers: headers + [("content-type", "application/json")], body: json)
            // A body that lies about its type, and one that does not parse, may hold anything.
            _ = try await shop.request("POST", "/payments", headers: [("content-type", "application/json")], body: form)
            _ = try await shop.request(
                "POST", "/payments", headers: [("content-type", "application/json")], body: String(json.dropLast(2)))
            _ = try await shop.request(
                "POST", "/orders", headers: headers + [("content-type", "application/json")], body: order)
            _ = try await shop.request("GET", "/books/1?\(query)", headers: headers)
            let target = "GET http://me:\(secrets.plant("targetinfo"))@127.0.0.1/books/1 HTTP/1.1"
            _ = try await RawConnection.exchange(
                Array("\(target)\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n".utf8), port: shop.port)
        }
        let console = record.printed
        let files = record.exported.map { String(decoding: $0, as: UTF8.self) }.joined()
        // What is searched is there, and holds what came in place of the secrets.
        #expect(files.ranges(of: "[REDACTED]").count > 20)
        #expect(console.ranges(of: "[REDACTED]").count > 20)
        #expect(secrets.planted.filter { files.contains($0.secret) }.map(\.place) == [])
        #expect(secrets.planted.filter { console.contains($0.secret) }.map(\.place) == [])
    }
}

/// Values that occur nowhere else.
private struct Secrets {
    private(set) var planted: [(place: String, secret: String)] = []

    mutating func plant(_ place: String) -> String {
        let secret = "hunter2\(place)\(planted.count)"
        planted.append((place, secret))
        return secret
    }
}
