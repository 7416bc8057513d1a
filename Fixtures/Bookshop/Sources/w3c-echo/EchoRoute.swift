// @traceBridge
import AsyncHTTPClient
import Foundation
// @traceBridge
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import TraceRuntime
import TracedServer

/// Calls back whom the request names, one after the other and all within the request's trace.
struct EchoRoute: Sendable {
    let client: HTTPClient

    func handle(_ request: Request, context: BasicRequestContext) async throws -> HTTPResponse.Status {
        let body = try await request.body.collect(upTo: context.maxUploadSize)
        let calls = try Call.list(in: Data(body.readableBytesView))
        try await withTraceSpan("POST /test", kind: .server, parent: TraceContext(extracting: request.headers)) { _ in
            for call in calls { try await send(call) }
        }
        return .ok
    }

    private func send(_ call: Call) async throws {
        try await withTraceSpan("POST", kind: .client) { span in
            var request = HTTPClientRequest(url: call.url)
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/json")
            span.context?.inject(into: &request)
            request.body = .bytes(call.arguments)
            let response = try await client.execute(request, timeout: .seconds(10))
            _ = try await response.body.collect(upTo: 1024 * 1024)
        }
    }
}
