import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// Drives `w3c-echo` as the W3C's suite drives a service: it sends a request that asks for calls back, and looks at the
/// headers of these.
struct EchoHarness {
    private let echo: Service
    private let callbackPort: Int
    private let received: Received

    /// The trace context of one call back.
    struct Call: Hashable {
        let traceparent: [String]
        /// All lines joined, as a receiver of them has to.
        let tracestate: String
    }

    static func run(_ body: (EchoHarness) async throws -> Void) async throws {
        let received = Received()
        let router = Router()
        router.post("/callback") { request, _ in
            received.append(
                Call(
                    traceparent: request.headers[values: HTTPField.Name("traceparent")!],
                    tracestate: request.headers[values: HTTPField.Name("tracestate")!].joined(separator: ",")))
            return HTTPResponse.Status.ok
        }
        try await LoopbackServer.run(router) { port in
            let echo = try await Service.start("w3c-echo", environment: ["OTEL_TRACES_EXPORTER": "none"])
            do {
                try await body(EchoHarness(echo: echo, callbackPort: port, received: received))
            } catch {
                _ = await echo.stop()
                throw error
            }
            _ = await echo.stop()
        }
    }

    /// What the service sends onward when it gets these header lines, byte for byte, and is asked for `count` calls.
    func calls(for lines: [String], count: Int = 1) async throws -> [Call] {
        let url = "http://127.0.0.1:\(callbackPort)/callback"
        let body = try JSONSerialization.data(
            withJSONObject: Array(repeating: ["url": url, "arguments": [String]()] as [String: Any], count: count))
        let head = [
            "POST /test HTTP/1.1", "host: 127.0.0.1", "connection: close", "content-type: application/json",
            "content-length: \(body.count)",
        ]
        let request = Array((head + lines).joined(separator: "\r\n").utf8) + Array("\r\n\r\n".utf8) + Array(body)
        let answer = try await RawConnection.exchange(request, port: echo.port)
        guard answer.hasPrefix("HTTP/1.1 200 ") else { throw Refused(answer: answer) }
        return received.take()
    }

    func call(for lines: [String]) async throws -> Call {
        try await calls(for: lines).first ?? Call(traceparent: [], tracestate: "")
    }

    struct Refused: Error { let answer: String }

    private final class Received: Sendable {
        private let calls = Mutex<[Call]>([])

        func append(_ call: Call) { calls.withLock { $0.append(call) } }

        func take() -> [Call] {
            calls.withLock { calls in
                defer { calls = [] }
                return calls
            }
        }
    }
}

/// The four fields of a `traceparent` of version 00.
///
/// https://www.w3.org/TR/trace-context-2/#traceparent-header-field-values
struct Traceparent: Hashable {
    let traceID: String
    let parentID: String
    let flags: String

    /// Nil if there is not exactly one, or it breaks the format.
    init?(_ lines: [String]) {
        guard lines.count == 1 else { return nil }
        let fields = lines[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard fields.map(\.count) == [2, 32, 16, 2], fields[0] == "00" else { return nil }
        guard fields.joined().allSatisfy({ "0123456789abcdef".contains($0) }) else { return nil }
        guard fields[1].contains(where: { $0 != "0" }), fields[2].contains(where: { $0 != "0" }) else { return nil }
        traceID = fields[1]
        parentID = fields[2]
        flags = fields[3]
    }
}
