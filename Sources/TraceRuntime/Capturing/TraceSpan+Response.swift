extension TraceSpan {
    /// Records what the route asks of a response, which has its own status.
    public func recordResponse(_ response: some TraceResponse) {
        recordStatus(response.traceStatus)
        recording?.recordHeaders(of: response)
    }

    /// Records what the route asks of a response, which has its own status; nil has none.
    public func recordResponse(_ response: (some TraceResponse)?) {
        if let response { recordResponse(response) }
    }

    /// Records 200 for a result that becomes a body.
    @_disfavoredOverload
    public func recordResponse(_ result: some Encodable) {
        recordStatus(200)
    }

    /// Records 200 for a result that becomes a body; nil has no status.
    @_disfavoredOverload
    public func recordResponse(_ result: (some Encodable)?) {
        if result != nil { recordStatus(200) }
    }

    /// Records nothing: the status of such a result is not known. Conform its type to ``TraceResponse``, or name the
    /// status.
    @_disfavoredOverload
    public func recordResponse<R: ~Copyable>(_ result: borrowing R) {}
}

// Where the annotation names the status.
extension TraceSpan {
    /// Records the status of a route.
    public func recordResponse(status: Int) {
        recordStatus(status)
    }

    /// Records the response's own status and the parts of it that the route captures. `status` is ignored.
    public func recordResponse(_ response: some TraceResponse, status: Int) {
        recordResponse(response)
    }

    /// Records a response as the other overload does; nothing for nil.
    public func recordResponse(_ response: (some TraceResponse)?, status: Int) {
        recordResponse(response)
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
            recording.recordAnswer(status: status)
        } else {
            scope.observing?.countAnswer(status: status)
        }
    }

    /// Records a response's body.
    public func recordResponseBody(_ response: some TraceResponse) {
        recording?.recordBody(
            response.traceBody, of: .response, contentType: response.traceHeaders.headerValue(named: "content-type"))
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
        guard let site, let route = site.route, route.includeHeaders != .nothing else { return }
        recordHeaders(response.traceHeaders, of: .response, site)
    }
}
