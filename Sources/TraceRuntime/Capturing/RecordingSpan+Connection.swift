extension RecordingSpan {
    /// Records how a request reached the server, if the stable names are recorded:
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span
    func recordConnection(of request: some TraceRequest, _ url: String, _ headers: [(name: String, value: String)]) {
        func header(_ name: String) -> String? { headers.headerValue(named: name)?.trimmed }
        let forwarded = header("forwarded").map(ForwardedElement.init)
        let scheme = request.traceScheme ?? forwarded?.scheme ?? header("x-forwarded-proto") ?? url.scheme
        let authority = (request.traceAuthority ?? url.authority ?? header("host")).map(Authority.init)
        let client =
            request.traceClientAddress ?? forwarded?.client
            ?? header("x-forwarded-for").flatMap { $0.split(separator: ",").first.map { String($0).trimmed } }
        let texts: [(TraceAttributeKey, String?)] = [
            ("url.scheme", scheme), ("server.address", authority?.host), ("client.address", client),
            ("user_agent.original", header("user-agent")),
            ("network.protocol.version", request.traceProtocolVersion),
        ]
        for case (let key, let text?) in texts where !text.isEmpty { setAttribute(TraceAttribute(key, .string(text))) }
        if let port = authority?.port.flatMap({ Int64($0) }) { setAttribute(TraceAttribute("server.port", .int(port))) }
    }
}

/// The first element of a `Forwarded` header, which the proxy next to the client wrote:
/// https://www.rfc-editor.org/rfc/rfc7239#section-4
private struct ForwardedElement {
    private(set) var client: String?
    private(set) var scheme: String?

    init(_ header: String) {
        for pair in header.split(separator: ",").first?.split(separator: ";") ?? [] {
            let (name, value) = String(pair).splitOnce(at: "=")
            let text = value.map { String($0.filter { $0 != "\"" }).trimmed }
            switch String(name).trimmed.lowercased() {
            case "for": client = text.map { Authority($0).host }
            case "proto": scheme = text
            default: break
            }
        }
    }
}

extension String {
    /// The scheme of a URL; nil for a path.
    fileprivate var scheme: String? {
        guard let start = authorityStart else { return nil }
        let scheme = self[..<start].dropLast(3)
        return scheme.isEmpty ? nil : String(scheme)
    }

    /// The host and port of a URL, without user and password; nil for a path.
    fileprivate var authority: String? {
        guard let start = authorityStartOfURL else { return nil }
        let authority = self[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        return host.isEmpty ? nil : String(host)
    }
}
