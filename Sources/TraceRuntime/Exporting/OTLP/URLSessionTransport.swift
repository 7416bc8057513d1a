internal import Foundation

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// A transport by HTTP or HTTPS that uses Foundation's URLSession.
///
/// It supports HTTPS and proxies, which ``SocketTransport`` does not.
struct URLSessionTransport: OTLPTransport {
    /// The request without a body; nil if Foundation cannot parse the endpoint's URL.
    private let request: URLRequest?
    private let isDirect: Bool

    init(_ options: TraceOTLPOptions) {
        isDirect = options.endpoint.isLoopback
        request = URL(string: options.endpoint.url).map { URLRequest(url: $0, posting: options) }
    }

    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        guard var request else { return .failed("Foundation cannot parse the URL") }
        request.httpBody = Data(body)
        // The timeout of URLSession restarts with every byte. The exchange's own timeout does not, and ends first.
        request.timeoutInterval = limit / .seconds(1) + 1
        return await HTTPExchange().run(request, isDirect: isDirect, within: limit)
    }
}

extension URLRequest {
    /// Creates the request without a body, which is the same for every batch.
    fileprivate init(url: URL, posting options: TraceOTLPOptions) {
        self.init(url: url)
        httpMethod = "POST"
        httpShouldHandleCookies = false
        for (name, value) in options.requestHeaders where name != "connection" {
            setValue(value, forHTTPHeaderField: name)
        }
        // Apple's URLSession reserves this header for itself.
        #if canImport(FoundationNetworking)
        setValue("close", forHTTPHeaderField: "connection")
        #endif
    }
}

extension TraceOTLPOptions {
    /// The headers of each request, with names in lower case. The protocol's headers override the user's.
    var requestHeaders: [(name: String, value: String)] {
        var all: [String: String] = [:]
        if let credentials = endpoint.credentials?.removingPercentEncoding {
            all["authorization"] = "Basic " + Data(credentials.utf8).base64EncodedString()
        }
        for (name, value) in headers { all[name.lowercased()] = value }
        all["content-type"] = encoding.contentType
        if compression == .gzip { all["content-encoding"] = "gzip" }
        // https://opentelemetry.io/docs/specs/otel/protocol/exporter/#user-agent
        all["user-agent"] = "OTel-OTLP-Exporter-Swift/\(InstrumentationScope.version)"
        return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension TraceOTLPOptions.Encoding {
    fileprivate var contentType: String {
        switch self {
        case .protobuf: "application/x-protobuf"
        case .json: "application/json"
        }
    }
}
