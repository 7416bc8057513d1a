internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// A request and its response, over a new connection.
///
/// If a reused connection is dead, curl repeats the request by itself. Foundation on Linux (6.3.1) then sends no body,
/// and the receiver waits for it until the timeout. So connections are not reused, and each request needs its own
/// session.
final class HTTPExchange: NSObject {
    private let state = Mutex(State())

    private struct State {
        var continuation: CheckedContinuation<OTLPAnswer, Never>?
        var session: URLSession?
        var timer: Task<Void, Never>?
        var response: OTLPResponse?
    }

    /// Sends the request and waits for the response. It is called once.
    ///
    /// - Parameter isDirect: true if the request must not use a proxy. Foundation on Linux ignores it.
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
                // The task was cancelled before the request was started.
                if Task.isCancelled { return end(because: "it was cancelled") }
                session.dataTask(with: request).resume()
            }
        } onCancel: {
            end(because: "it was cancelled")
        }
    }

    /// Ends the exchange with the response, or with the failure. Further calls do nothing.
    private func end(because failure: String? = nil) {
        let ended = state.withLock { state in
            // The session keeps a reference to its delegate until it is invalidated.
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

// MARK: - Callbacks of the session

extension HTTPExchange: URLSessionDataDelegate {
    /// Refuses a redirect. It would send the headers, which may hold credentials, to another place.
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
        // The body of a response that is too long is not read. Its status is enough.
        guard response.expectedContentLength <= OTLPResponse.sizeMax else {
            completionHandler(.cancel)
            return end()
        }
        completionHandler(.allow)
    }

    /// Takes a refused authentication as the answer, because the headers were sent and no other credentials exist.
    func urlSession(
        _: URLSession, task _: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        // A challenge about the receiver's certificate comes before the response.
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
        // After a refused redirect, the delegate does not receive the response.
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

    /// Describes an error. On Linux, curl's message is better than Foundation's: "Couldn't connect to server".
    private static func description(_ error: any Error) -> String {
        let error = error as NSError
        return error.userInfo[NSLocalizedDescriptionKey] as? String ?? error.localizedDescription
    }
}
