extension TraceSpan {
    /// Records what the route asks of a request.
    public func recordRequest(_ request: some TraceRequest) {
        guard let recording else { return }
        let route = recording.site.route
        if route?.method == nil {
            recording.setAttribute(TraceAttribute(.httpMethod, .string(request.traceMethod)))
            if recording.site.name.isEmpty {
                recording.setName([request.traceMethod, route?.template].compactMap(\.self).joined(separator: " "))
            }
        }
        recording.setAttribute(TraceAttribute(.httpURL, .string(request.traceURL)))
    }

    /// Records the values of the route's placeholders.
    public func recordPathParameters(_ parameters: some TracePathParameters) {
        for (name, value) in parameters.tracePathParameters { recordPathParameter(name, value) }
    }

    /// Records the value of one of the route's placeholders.
    public func recordPathParameter(_ name: String, _ value: some TraceAttributeConvertible) {
        setAttribute(TraceAttributeKey("http.request.path_parameter." + name), value)
    }

    /// Records the status of a result that carries none.
    public func recordResponse(status: Int) {
        recording?.recordStatus(status)
    }

    /// Records the status of a response.
    public func recordResponse(_ response: some TraceResponse, status: Int = 200) {
        recording?.recordStatus(response.traceStatus)
    }

    /// Records the status of a response; nil has none.
    public func recordResponse(_ response: (some TraceResponse)?, status: Int = 200) {
        if let response { recording?.recordStatus(response.traceStatus) }
    }

    /// Records the status of a result that carries none; nil has none.
    @_disfavoredOverload
    public func recordResponse<R>(_ result: R?, status: Int) {
        if result != nil { recording?.recordStatus(status) }
    }

    /// Records the status of a result that carries none.
    @_disfavoredOverload
    public func recordResponse<R: ~Copyable>(_ result: borrowing R, status: Int) {
        recording?.recordStatus(status)
    }
}

extension TraceSpan {
    /// Records a request's decoded body.
    public func recordRequestBody(_ body: some Encodable) {}

    /// Records a result as the response's body.
    public func recordResponseBody(_ body: some TraceResponse) {}

    /// Records a result as the response's body.
    @_disfavoredOverload
    public func recordResponseBody(_ body: some Encodable) {}
}

extension RecordingSpan {
    /// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
    func recordStatus(_ status: Int) {
        setAttribute(TraceAttribute(.httpStatusCode, .int(Int64(status))))
        if status >= 500 { setStatus(.error("")) }
    }
}
