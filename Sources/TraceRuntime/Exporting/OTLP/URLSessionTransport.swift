internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// Sends bodies by HTTP, or HTTPS, with Foundation's URLSession.
///
/// It is the only type that knows of the network.
final class URLSessionTransport: NSObject, OTLPTransport {
    /// Nil if Foundation cannot make a URL of the endpoint.
    private let request: URLRequest?
    private let exchanges = Mutex<[Int: Exchange]>([:])
    /// Made at the first use, so that a process which never exports does not pay for it.
    private let session = Mutex<URLSession?>(nil)

    init(_ options: TraceOTLPOptions) {
        request = URL(string: options.endpoint.url).map { URLRequest(url: $0, posting: options) }
    }

    func send(_ body: [UInt8], within limit: Duration) async -> OTLPAnswer {
        guard var request else { return .failed("Foundation makes no URL of it") }
        request.httpBody = Data(body)
        request.timeoutInterval = max(0.001, limit / .seconds(1))
        let task = openSession().dataTask(with: request)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { start(Exchange(task: task, continuation: $0), limit: limit) }
        } onCancel: {
            end(task.taskIdentifier, "it was cancelled")
        }
    }

    func finish() {
        session.withLock { session in
            session?.finishTasksAndInvalidate()
            session = nil
        }
    }

    private func openSession() -> URLSession {
        session.withLock { session in
            if let session { return session }
            let configuration = URLSessionConfiguration.ephemeral
            configuration.urlCache = nil
            configuration.httpCookieStorage = nil
            let new = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
            session = new
            return new
        }
    }

}

// MARK: - Exchanges

extension URLSessionTransport {
    /// One request and its response, until it has ended.
    private struct Exchange {
        let task: URLSessionTask
        let continuation: CheckedContinuation<OTLPAnswer, Never>
        var response: OTLPResponse?
        /// URLSession's own timeout starts anew with every byte.
        var timer: Task<Void, Never>?
    }

    private func start(_ exchange: Exchange, limit: Duration) {
        let id = exchange.task.taskIdentifier
        exchanges.withLock { exchanges in
            exchanges[id] = exchange
            exchanges[id]?.timer = Task.detached { [weak self] in
                guard (try? await Task.sleep(for: limit)) != nil else { return }
                self?.end(id, "no answer in time")
            }
        }
        // Cancelled before there was anything to end.
        if Task.isCancelled { return end(id, "it was cancelled") }
        exchange.task.resume()
    }

    /// Ends an exchange, with its response if nothing failed, unless it has ended.
    private func end(_ id: Int, _ failure: String?) {
        guard let exchange = exchanges.withLock({ $0.removeValue(forKey: id) }) else { return }
        exchange.timer?.cancel()
        exchange.task.cancel()
        if let response = exchange.response, failure == nil {
            exchange.continuation.resume(returning: .response(response))
        } else {
            exchange.continuation.resume(returning: .failed(failure ?? "there was no response"))
        }
    }
}

// MARK: - What the session says

extension URLSessionTransport: URLSessionDataDelegate {
    /// Redirects are refused: they would carry the headers, credentials among them, somewhere else.
    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        note(response, of: dataTask)
        completionHandler(.allow)
    }

    func urlSession(_: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isFull = exchanges.withLock { exchanges in
            guard var response = exchanges[dataTask.taskIdentifier]?.response else { return true }
            response.body += data.prefix(OTLPResponse.sizeMax - response.body.count)
            exchanges[dataTask.taskIdentifier]?.response = response
            return response.body.count == OTLPResponse.sizeMax
        }
        guard isFull else { return }
        end(dataTask.taskIdentifier, nil)
    }

    func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        // A refused redirect ends without the delegate having seen its response.
        if let response = task.response { note(response, of: task) }
        end(task.taskIdentifier, error.map(Self.description))
    }

    /// Foundation's own descriptions are numbers on Linux.
    private static func description(_ error: any Error) -> String {
        switch (error as? URLError)?.code {
        case .cannotConnectToHost?: "nothing answers there"
        case .cannotFindHost?, .dnsLookupFailed?: "there is no such host"
        case .networkConnectionLost?: "the connection was lost"
        case .timedOut?: "no answer in time"
        case .secureConnectionFailed?, .serverCertificateUntrusted?, .serverCertificateHasBadDate?,
            .serverCertificateHasUnknownRoot?, .serverCertificateNotYetValid?:
            "it cannot be trusted"
        case let code?: "URLSession fails with \(code.rawValue)"
        case nil: "it fails"
        }
    }

    private func note(_ response: URLResponse, of task: URLSessionTask) {
        guard let response = response as? HTTPURLResponse else { return }
        exchanges.withLock { exchanges in
            guard exchanges[task.taskIdentifier]?.response == nil else { return }
            exchanges[task.taskIdentifier]?.response = OTLPResponse(
                status: response.statusCode, retryAfter: response.value(forHTTPHeaderField: "retry-after"),
                isJSON: response.mimeType == "application/json")
        }
    }
}

extension URLRequest {
    /// What is the same for every batch.
    fileprivate init(url: URL, posting options: TraceOTLPOptions) {
        self.init(url: url)
        httpMethod = "POST"
        httpShouldHandleCookies = false
        if let credentials = options.endpoint.credentials?.removingPercentEncoding {
            setValue(
                "Basic " + Data(credentials.utf8).base64EncodedString(), forHTTPHeaderField: "authorization")
        }
        for (name, value) in options.headers where !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            setValue(value, forHTTPHeaderField: name)
        }
        setValue(options.encoding.contentType, forHTTPHeaderField: "content-type")
        // "OTLP/HTTP exporters SHOULD emit a User-Agent header": https://opentelemetry.io/docs/specs/otel/protocol/exporter/#user-agent
        setValue(
            "OTel-OTLP-Exporter-Swift/\(TraceScopeDescription.version)", forHTTPHeaderField: "user-agent")
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
