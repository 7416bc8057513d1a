import TraceRuntime

// All that has to be said of a web framework, once.

extension Request: TraceRequest, TracePathParameters {
    var traceMethod: String { method }
    var traceURL: String { url }
    var traceHeaders: [(name: String, value: String)] { headers }
    var traceBody: TraceBody { .bytes([UInt8](body.utf8), contentType: header("Content-Type")) }
    var tracePathParameters: [(name: String, value: String)] { pathParameters.map { ($0, $1) } }
}

extension Response: TraceResponse {
    var traceStatus: Int { status }
}

extension HTTPError: TraceHTTPError {
    var traceStatus: Int { status }
}
