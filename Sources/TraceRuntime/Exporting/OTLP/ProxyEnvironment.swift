#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Android)
internal import Android
#else
internal import Glibc
#endif

/// What the environment says of proxies, as curl reads it, on which Foundation relies on Linux:
/// https://curl.se/libcurl/c/libcurl-env.html
struct ProxyEnvironment: Sendable, Hashable {
    /// Whether a request without encryption may go through a proxy.
    let appliesToHTTP: Bool
    let appliesToHTTPS: Bool
    /// Hosts that no proxy is asked for.
    private let exceptions: [String]

    init(_ variable: (String) -> String?) {
        func isSet(_ names: [String]) -> Bool { names.contains { !(variable($0) ?? "").isEmpty } }
        // In capitals, this one can be set by a request to a CGI program.
        appliesToHTTP = isSet(["http_proxy"] + Self.forAll)
        appliesToHTTPS = isSet(["https_proxy", "HTTPS_PROXY"] + Self.forAll)
        let list = variable("no_proxy") ?? variable("NO_PROXY") ?? ""
        exceptions = list.split { ", ".contains($0) }.map { $0.lowercased() }
    }

    static var current: ProxyEnvironment {
        ProxyEnvironment { getenv($0).map { String(cString: $0) } }
    }

    private static let forAll = ["all_proxy", "ALL_PROXY"]

    /// Whether it says in so many words that no proxy is asked for a host.
    func excepts(_ host: String) -> Bool {
        exceptions.contains("*") || exceptions.contains(host.lowercased())
    }
}

extension TraceOTLPOptions {
    /// What sends to the endpoint: sockets wherever neither encryption nor a proxy is needed.
    func transport(_ proxies: ProxyEnvironment = .current) -> any OTLPTransport {
        usesSockets(proxies) ? SocketTransport(self) : URLSessionTransport(self)
    }

    private func usesSockets(_ proxies: ProxyEnvironment) -> Bool {
        #if canImport(Darwin)
        // Foundation is the system's there, with none of the faults that it has elsewhere.
        false
        #else
        !endpoint.isSecure && (endpoint.isLoopback || !proxies.appliesToHTTP)
        #endif
    }

    /// Why spans will not get to the endpoint, and what to write instead; nil if nothing is known against it.
    func obstacle(_ proxies: ProxyEnvironment = .current) -> String? {
        #if canImport(Darwin)
        nil
        #else
        if usesSockets(proxies) { return nil }
        if endpoint.isIPv6Address {
            return "its address is refused by Foundation, which HTTPS and proxies need: write the host's name"
        }
        if endpoint.isSecure, endpoint.isLoopback, proxies.appliesToHTTPS, !proxies.excepts(endpoint.host) {
            return "its host is asked for by way of a proxy: write \(endpoint.host) into no_proxy"
        }
        return nil
        #endif
    }
}
