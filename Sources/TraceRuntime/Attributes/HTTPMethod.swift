/// A method of RFC 9110, RFC 5789 or RFC 10008, or `_OTHER` for one that a client may have made up:
/// https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-method
struct HTTPMethod: Sendable, Hashable {
    /// The place of its name in ``names``.
    let place: UInt8

    static let names = [
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE", "_OTHER",
    ]
    static let other = HTTPMethod(place: UInt8(names.count - 1))

    private static let known = Dictionary(
        uniqueKeysWithValues: names.dropLast().enumerated().map { ($1, HTTPMethod(place: UInt8($0))) })

    private init(place: UInt8) { self.place = place }

    init(_ name: String) { self = Self.known[name] ?? .other }

    var name: String { Self.names[Int(place)] }

    var isKnown: Bool { self != .other }
}
