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

    // @trace("clean up", root: true)
    func cleanUp() async -> Bool { true }

    // @traceDB(operation: "import", parent: message.headers, root: true)
    static func load(_ message: Message, _ check: (Message) throws -> Void) rethrows { try check(message) }
}

struct PathContext: TracePathParameters {
    var tracePathParameters: [(name: String, value: String)] = []
}
