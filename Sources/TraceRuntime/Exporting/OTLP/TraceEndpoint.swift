/// The address of an OTLP receiver: an `http` or `https` URL, validated.
///
/// Its description leaves out user, password and query, because they may be secrets.
public struct TraceEndpoint: Sendable, Hashable {
    /// The whole URL, without user and password.
    let url: String
    /// Whether it is an `https` URL.
    let isSecure: Bool
    /// Without the brackets of an IPv6 address.
    let host: String
    /// Nil if the URL has none.
    let port: String?
    /// The path and the query.
    let target: String
    /// The user and password, `user:password`, percent-encoded; nil if the URL has none.
    let credentials: String?

    /// A collector on this host: https://opentelemetry.io/docs/specs/otel/protocol/exporter/#configuration-options
    public static let localhost = TraceEndpoint("http://localhost:4318/v1/traces")!

    /// Creates an endpoint from a URL, which is used unchanged; nil if it is not a URL with the scheme `http` or
    /// `https` and a host.
    public init?(_ text: String) {
        guard let parts = Parts(text) else { return nil }
        self.init(parts)
    }

    /// Creates an endpoint from a base URL. The path for the signal, such as `traces`, is added, as the specification
    /// requires it for `OTEL_EXPORTER_OTLP_ENDPOINT`.
    init?(base text: String, signal: String) {
        guard var parts = Parts(text) else { return nil }
        parts.path += (parts.path.hasSuffix("/") ? "v1/" : "/v1/") + signal
        self.init(parts)
    }

    private init(_ parts: Parts) {
        // "If no path is specified, the root path / MUST be used."
        target = (parts.path.isEmpty ? "/" : parts.path) + parts.query
        url = "\(parts.scheme)://\(parts.host)\(target)"
        isSecure = parts.scheme == "https"
        let authority = Authority(parts.host)
        host = authority.host
        port = authority.port
        credentials = parts.credentials
    }
}

extension TraceEndpoint {
    /// Whether the host's name means this host.
    var isLoopback: Bool {
        let name = host.lowercased()
        return name == "localhost" || name.hasSuffix(".localhost") || name == "::1"
            || (name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." })
    }

    var isIPv6Address: Bool { host.contains(":") }
}

extension TraceEndpoint: CustomStringConvertible, CustomReflectable {
    public var description: String { String(url.prefix { $0 != "?" }) }

    public var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}

private struct Parts {
    let scheme: String
    let credentials: String?
    /// The host with its port.
    let host: String
    var path: String
    /// The query with its question mark; empty if there is none.
    let query: String

    init?(_ text: String) {
        // Only characters that cannot end a request's line and that all parsers read in the same way.
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}#".utf8.contains($0) }) else {
            return nil
        }
        let lowercased = text.lowercased()
        guard let scheme = ["http", "https"].first(where: { lowercased.hasPrefix($0 + "://") }) else { return nil }
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest.dropFirst(authority.count)
        let path = target.prefix { $0 != "?" }
        let at = authority.lastIndex(of: "@")
        let host = at.map { authority[authority.index(after: $0)...] } ?? authority
        guard Self.isHost(host) else { return nil }
        self.scheme = scheme
        self.credentials = at.map { String(authority[..<$0]) }
        self.host = String(host)
        self.path = String(path)
        self.query = String(target.dropFirst(path.count))
    }

    /// Returns true for a host with an optional port: `collector`, `127.0.0.1:4318`, `[::1]:4318`
    private static func isHost(_ text: Substring) -> Bool {
        var name = text
        var port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return false }
            name = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return false }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            name = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard !name.isEmpty, !name.contains("@"), !name.contains("[") else { return false }
        return port.map { $0.allSatisfy(\.isNumber) && (UInt16($0) ?? 0) > 0 } ?? true
    }
}
