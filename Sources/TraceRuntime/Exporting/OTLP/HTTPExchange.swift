internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// One request and its response, over a connection of its own.
///
/// Where a connection that is used again turns out to be dead, curl sends the request once more by itself, and
/// Foundation on Linux hands it no body then (6.3.1): the receiver waits for one until we give up. So connections are
/// not used again, which takes a session for each request.
final class HTTPExchange: NSObject {
    private let state = Mutex(State())

    private struct State {
        var continuation: CheckedContinuation<OTLPAnswer, Never>?
        var session: URLSession?
        var timer: Task<Void, Never>?
        var response: OTLPResponse?
    }

    /// Called once.
    ///
    /// - Parameter isDirect: whether no proxy may be asked. On Linux, Foundation does not listen.
    func run(_ request: URLRequest, isDirect: Bool, within limit: Duration) async -> OTLPAnswer {
        let configuration = URLSessionConfiguration.ephemeral
        if isDirect { configuration.connectionProxyDictionary = [:] }
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let timer = Task.detached {
                    guard (try? await Task.sleep(for: limit)) != nil else { return }
                    self.end(because: "no answer in time")
                }
                state.withLock { state in
                    state.continuation = continuation
                    state.session = session
                    state.timer = timer
                }
                // Cancelled before there was anything to end.
                if Task.isCancelled { return end(because: "it was cancelled") }
                session.dataTask(with: request).resume()
            }
        } onCancel: {
            end(because: "it was cancelled")
        }
    }

    /// Ends it, with its response if nothing failed, unless it has ended.
    private func end(because failure: String? = nil) {
        let ended = state.withLock { state in
            // The session holds its delegate until it is invalidated.
            defer { state = State() }
            return state
        }
        guard let continuation = ended.continuation else { return }
        ended.timer?.cancel()
        ended.session?.invalidateAndCancel()
        if let response = ended.response, failure == nil {
            continuation.resume(returning: .response(response))
        } else {
            continuation.resume(returning: .failed(failure ?? "there was no response"))
        }
    }
}

// MARK: - What the session says

extension HTTPExchange: URLSessionDataDelegate {
    /// Redirects are refused: they would carry the headers, credentials among them, somewhere else.
    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse, newRequest _: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        note(response)
        // A status says enough of a response that is longer than anybody needs.
        guard response.expectedContentLength <= OTLPResponse.sizeMax else {
            completionHandler(.cancel)
            return end()
        }
        completionHandler(.allow)
    }

    /// Nobody is there who could be asked for a password, and the headers have been sent: the refusal is the answer.
    func urlSession(
        _: URLSession, task _: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        // There is no response yet while it is about the receiver's certificate.
        guard let refusal = challenge.failureResponse else { return completionHandler(.performDefaultHandling, nil) }
        note(refusal)
        end()
        completionHandler(.cancelAuthenticationChallenge, nil)
    }

    func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
        let isFull = state.withLock { state in
            guard var response = state.response else { return true }
            response.body += data.prefix(OTLPResponse.sizeMax - response.body.count)
            state.response = response
            return response.body.count == OTLPResponse.sizeMax
        }
        if isFull { end() }
    }

    func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        // A refused redirect ends without the delegate having seen its response.
        if let response = task.response { note(response) }
        end(because: error.map(Self.description))
    }

    private func note(_ response: URLResponse) {
        guard let response = response as? HTTPURLResponse else { return }
        state.withLock { state in
            guard state.response == nil else { return }
            state.response = OTLPResponse(
                status: response.statusCode, retryAfter: response.value(forHTTPHeaderField: "retry-after"),
                isJSON: response.mimeType == "application/json")
        }
    }

    /// On Linux what curl says, which is better than Foundation's own words: "Couldn't connect to server".
    private static func description(_ error: any Error) -> String {
        let error = error as NSError
        return error.userInfo[NSLocalizedDescriptionKey] as? String ?? error.localizedDescription
    }
}
