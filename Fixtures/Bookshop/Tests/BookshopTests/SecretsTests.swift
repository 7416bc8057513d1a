import Foundation
import Testing

@Suite("Secrets", .serialized)
struct SecretsTests {
    @Test("No secret that a request brings leaves the process in a span, nor reaches the console")
    func areRedacted() async throws {
        let receiver = SpanReceiver()
        try await receiver.run { endpoint in
            let (record, secrets) = try await visit(sendingTo: endpoint)
            let outputs = [
                "JSON": record.exported.reduce(Data(), +), "console": Data(record.printed.utf8),
                "protobuf": Data(receiver.bodies.joined()),
            ]
            for (name, bytes) in outputs {
                // What is searched is there, and holds what came in place of the secrets.
                #expect(bytes.count(of: "[REDACTED]") > 20, "\(name)")
                #expect(secrets.planted.filter { bytes.count(of: $0.secret) > 0 }.map(\.place) == [], "\(name)")
            }
        }
    }

    /// Brings a secret in every place that could be captured.
    private func visit(
        sendingTo endpoint: [String: String]
    ) async throws -> (record: Bookshop.Record, secrets: Secrets) {
        var secrets = Secrets()
        let environment = [
            "OTEL_TRACES_EXPORTER": "file,console,otlp",
            "OTEL_SEMCONV_STABILITY_OPT_IN": "http/dup,database/dup",
        ]
        let record = try await Bookshop.run(environment: environment.merging(endpoint) { $1 }) { bookshop in
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
        return (record, secrets)
    }
}

extension Data {
    /// How often a text stands in it.
    fileprivate func count(of text: String) -> Int {
        var (count, place) = (0, startIndex)
        while let range = range(of: Data(text.utf8), in: place..<endIndex) {
            count += 1
            place = range.upperBound
        }
        return count
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
