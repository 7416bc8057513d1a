import Foundation

/// A request, with its body in memory.
struct Request: Sendable {
    let method: String
    /// Path and query: `/books?author=Lem`.
    let url: String
    let headers: Headers
    let body: String
    /// What stands where the route says `{name}`.
    var pathParameters: [String: String] = [:]
}

typealias Headers = [(name: String, value: String)]

extension Request {
    var path: String { String(url.prefix { $0 != "?" }) }

    var query: [String: String] {
        let pairs = url.drop { $0 != "?" }.dropFirst().split(separator: "&").map { pair in
            (pair.prefix { $0 != "=" }, pair.drop { $0 != "=" }.dropFirst())
        }
        return Dictionary(pairs.map { (decode($0), decode($1)) }, uniquingKeysWith: { first, _ in first })
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    func pathParameter<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type) throws -> Value {
        guard let value = pathParameters[name].flatMap(Value.init) else {
            throw HTTPError(status: 400, message: "'\(name)' is no \(type)")
        }
        return value
    }

    func decodeBody<Value: Decodable>(as type: Value.Type) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(body.utf8))
        } catch {
            throw HTTPError(status: 400, message: "the body is no \(type)")
        }
    }

    /// The request with its path parameters, if the route is the one it asks for.
    func matching(_ method: String, _ template: String) -> Request? {
        let names = template.split(separator: "/")
        let values = path.split(separator: "/")
        guard method == self.method, names.count == values.count else { return nil }
        var match = self
        for (name, value) in zip(names, values) {
            if name.hasPrefix("{") {
                match.pathParameters[String(name.dropFirst().dropLast())] =
                    value.removingPercentEncoding ?? String(value)
            } else if name != value {
                return nil
            }
        }
        return match
    }

    private func decode(_ text: Substring) -> String {
        text.replacing("+", with: " ").removingPercentEncoding ?? String(text)
    }
}

struct Response: Sendable {
    let status: Int
    let headers: Headers
    let body: String

    init(status: Int, message: String) {
        self.status = status
        headers = [("Content-Type", "text/plain")]
        body = message
    }

    init(_ value: some Encodable, status: Int = 200) throws {
        self.status = status
        headers = [("Content-Type", "application/json")]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        body = String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// An error that says which response it is.
struct HTTPError: Error, CustomStringConvertible {
    let status: Int
    let message: String

    var description: String { message }
}
