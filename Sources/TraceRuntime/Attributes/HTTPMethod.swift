/// The methods of RFC 9110 and RFC 5789:
/// https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-method
enum HTTPMethod {
    private static let all: Set<String> = [
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
    ]

    static func isKnown(_ method: String) -> Bool { all.contains(method) }

    /// Returns the method, or `_OTHER` for one that a client may have made up.
    static func known(_ method: String) -> String { isKnown(method) ? method : "_OTHER" }
}
