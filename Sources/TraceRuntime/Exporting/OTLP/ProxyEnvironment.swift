/// The proxy settings of the environment, read as curl reads them. Foundation uses curl on Linux:
/// https://curl.se/libcurl/c/libcurl-env.html
struct ProxyEnvironment: Sendable, Hashable {
    /// Whether a request without encryption may go through a proxy.
    let appliesToHTTP: Bool
    let appliesToHTTPS: Bool
    /// The hosts that are reached without a proxy.
    private let exceptions: [String]

    init(_ variable: (String) -> String?) {
        func isSet(_ names: [String]) -> Bool { names.contains { !(variable($0) ?? "").isEmpty } }
        // `HTTP_PROXY` is not read, because a request to a CGI program can set it.
        appliesToHTTP = isSet(["http_proxy"] + Self.forAll)
        appliesToHTTPS = isSet(["https_proxy", "HTTPS_PROXY"] + Self.forAll)
        let list = variable("no_proxy") ?? variable("NO_PROXY") ?? ""
        exceptions = list.split { ", ".contains($0) }.map { $0.lowercased() }
    }

    static var current: ProxyEnvironment {
        ProxyEnvironment(ProcessSurroundings.current.variable)
    }

    private static let forAll = ["all_proxy", "ALL_PROXY"]

    /// Returns true if the settings name a host as an exception.
    func excepts(_ host: String) -> Bool {
        exceptions.contains("*") || exceptions.contains(host.lowercased())
    }
}

extension TraceOTLPOptions {
    /// Returns the transport for the endpoint: sockets if neither encryption nor a proxy is needed.
    func transport(_ proxies: ProxyEnvironment = .current) -> any OTLPTransport {
        usesSockets(proxies) ? SocketTransport(self) : URLSessionTransport(self)
    }

    private func usesSockets(_ proxies: ProxyEnvironment) -> Bool {
        #if canImport(Darwin)
        // Apple's Foundation does not have the faults that Foundation has on Linux.
        false
        #else
        !endpoint.isSecure && (endpoint.isLoopback || !proxies.appliesToHTTP)
        #endif
    }

    /// Returns the reason why spans cannot reach the endpoint, and what to write instead; nil if none is known.
    func obstacle(_ proxies: ProxyEnvironment = .current) -> String? {
        #if canImport(Darwin)
        nil
        #else
        if usesSockets(proxies) { return nil }
        if endpoint.isIPv6Address {
            return "Foundation refuses this address, and HTTPS and proxies need Foundation: write the host's name"
        }
        if endpoint.isSecure, endpoint.isLoopback, proxies.appliesToHTTPS, !proxies.excepts(endpoint.host) {
            return "requests to this host go through a proxy: add \(endpoint.host) to no_proxy"
        }
        return nil
        #endif
    }
}
