extension TraceSpan {
    /// Records the status of a route that returns nothing.
    public func recordResponse(status: Int) {
        recordStatus(status)
    }

    /// Records the response's own status and the parts of it that the route captures. `status` is ignored.
    public func recordResponse(_ response: some TraceResponse, status: Int) {
        recordStatus(response.traceStatus)
        recording?.recordHeaders(of: response)
    }

    /// Records a response as the other overload does; nothing for nil.
    public func recordResponse(_ response: (some TraceResponse)?, status: Int) {
        if let response { recordResponse(response, status: status) }
    }

    /// Records `status` for a result without a status of its own; nothing for nil.
    @_disfavoredOverload
    public func recordResponse<R>(_ result: R?, status: Int) {
        if result != nil { recordStatus(status) }
    }

    /// Records `status` for a result without a status of its own.
    @_disfavoredOverload
    public func recordResponse<R: ~Copyable>(_ result: borrowing R, status: Int) {
        recordStatus(status)
    }

    private func recordStatus(_ status: Int) {
        if let recording {
            recording.recordStatus(status)
        } else if CallOutcome(status: status).isFailure {
            scope.observing?.setStatus(.error(""))
        }
    }

    /// Records a response's body.
    public func recordResponseBody(_ response: some TraceResponse) {
        recording?.recordBody(
            response.traceBody, of: .response, contentType: response.traceHeaders.contentTypeHeader)
    }

    /// Records a response's body; nothing for nil.
    public func recordResponseBody(_ response: (some TraceResponse)?) {
        if let response { recordResponseBody(response) }
    }

    /// Records a result as the response's body, in JSON.
    @_disfavoredOverload
    public func recordResponseBody(_ result: some Encodable) {
        recording?.recordBody(TraceBody(encoding: result), of: .response)
    }

    @available(*, unavailable, message: "conform its type to TraceResponse or Encodable: see Frameworks")
    @_disfavoredOverload
    public func recordResponseBody<V>(_ result: V) {}
}

extension RecordingSpan {
    fileprivate func recordHeaders(of response: some TraceResponse) {
        if let route = site?.route, route.includeHeaders != .nothing {
            recordHeaders(response.traceHeaders, route.includeHeaders) { .responseHeader($0) }
        }
    }

    /// Records the status code, and sets the span's status:
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
    fileprivate func recordStatus(_ status: Int) {
        setAttribute(TraceAttribute(.httpStatusCode, .int(Int64(status))))
        // The description is empty: "Don't set the span status description if the reason can be inferred from the
        // status code".
        if CallOutcome(status: status).isFailure { setStatus(.error("")) }
    }
}
