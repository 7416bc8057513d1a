internal import Foundation

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// Sends bodies by HTTP, or HTTPS, with Foundation's URLSession.
///
/// It and ``HTTPExchange`` are the only types that know of the network.
struct URLSessionTransport: OTLPTransport {
    /// Nil if Foundation cannot make a URL of the endpoint.
    private let request: URLRequest?

    init(_ options: TraceOTLPOptions) {
        request = URL(string: options.endpoint.url).map { URLRequest(url: $0, posting: options) }
    }

    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        guard var request else { return .failed("Foundation makes no URL of it") }
        request.httpBody = Data(body)
        // Its timeout starts anew with every byte, so that of the exchange, which does not, comes first.
        request.timeoutInterval = limit / .seconds(1) + 1
        return await HTTPExchange().run(request, within: limit)
    }
}

extension URLRequest {
    /// What is the same for every batch.
    fileprivate init(url: URL, posting options: TraceOTLPOptions) {
        self.init(url: url)
        httpMethod = "POST"
        httpShouldHandleCookies = false
        if let credentials = options.endpoint.credentials?.removingPercentEncoding {
            setValue("Basic " + Data(credentials.utf8).base64EncodedString(), forHTTPHeaderField: "authorization")
        }
        for (name, value) in options.headers {
            setValue(value, forHTTPHeaderField: name)
        }
        setValue(options.encoding.contentType, forHTTPHeaderField: "content-type")
        #if canImport(FoundationNetworking)
        // HTTPExchange says why. Apple's URLSession reserves this header for itself.
        setValue("close", forHTTPHeaderField: "connection")
        #endif
        // https://opentelemetry.io/docs/specs/otel/protocol/exporter/#user-agent
        setValue("OTel-OTLP-Exporter-Swift/\(InstrumentationScope.version)", forHTTPHeaderField: "user-agent")
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
