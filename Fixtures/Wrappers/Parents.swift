import TraceRuntime

struct Message {
    var headers: [String: String]
    var attempts = 0
}

struct Job {
    let context: TraceContext?
}

/// Spans that continue what came with a message.
struct Consumer {
    // @trace("process", kind: .consumer, parent: message.headers)
    func process(_ message: Message) async throws -> Int { message.headers.count }

    // @trace("retry", kind: .consumer, parent: message.headers, capture: [limit], sample: 0.25)
    func retry(_ message: inout Message, limit: Int) -> Bool {
        message.attempts += 1
        return message.attempts < limit
    }

    // @trace("run", kind: .producer, parent: job.context)
    func run(_ job: consuming Job) {}

    // @traceRoute("POST /jobs", includePathParams: true, request: [request, context])
    func enqueue(_ request: BookRequest, context: PathContext) -> BookResponse { BookResponse(traceStatus: 202) }
}

struct PathContext: TracePathParameters {
    var tracePathParameters: [(name: String, value: String)] = []
}
