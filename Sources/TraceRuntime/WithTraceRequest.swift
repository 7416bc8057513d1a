/// Runs `body` inside the SERVER span of a request, for the middleware of a framework.
///
/// A function with `@traceRoute` that `body` calls has no span of its own: it gives this span its name, attributes and
/// captures, while the decision whether it is sampled has been made. Without such a function the span is named after
/// method and route.
///
/// `route` returns the template of the route, such as `/users/{id}`, or nil if there is none. It is called after
/// `body`, because most frameworks learn the route while they answer.
public func withTraceRequest<R, E: Error>(
    _ request: some TraceRequest, route: () -> String?, function: String = #function, fileID: String = #fileID,
    line: Int = #line, isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(E) -> R
) async throws(E) -> R {
    guard LiveRecorders.isAny else { return try await body(TraceSpan()) }
    let opening = TraceScope.current.openRequest(
        filteredAs: request.filterName, parent: TraceContext.parent(request)
    ) {
        HandwrittenSite(name: "HTTP", kind: .server, function: function, fileID: fileID, line: line, attributes: [:])
    }
    return try await run(
        { span throws(E) in
            span.recordRequest(request)
            defer { span.nameRequest(request.traceMethod, route: route()) }
            return try await body(span)
        }, in: opening.offered(), isolation: isolation)
}

extension TraceSpan {
    /// Names the span after method and route, unless an annotated route has named it.
    fileprivate func nameRequest(_ method: String, route: String?) {
        guard let observing = scope.observing, observing.isOffered else { return }
        if isRecording {
            observing.nameRequest(method, template: route)
        } else {
            observing.countRequest(route: route)
        }
    }
}
